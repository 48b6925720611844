import { TextInput } from '@mantine/core';
import '@mantine/core/styles/Input.css';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileFamily } from '../../../server/contracts/file.ts';
import { ChoiceField } from '../../ui/ChoiceField.tsx';
import classes from './Files.module.css';

export interface Wanted {
  readonly family: Exclude<FileFamily, 'visual'> | 'all';
  readonly name: string;
}

export const everything: Wanted = { family: 'all', name: '' };

/** What a list of files is narrowed to, as the server takes it. */
export function filterOf({ family, name }: Wanted): { family?: FileFamily; name?: string } {
  return { ...(family === 'all' ? {} : { family }), ...(name.trim() === '' ? {} : { name: name.trim() }) };
}

export function FileFilter({
  wanted,
  onChange,
}: {
  readonly wanted: Wanted;
  readonly onChange: (wanted: Wanted) => void;
}) {
  const { t } = useTranslation();
  return (
    <div className={classes['tools']}>
      <TextInput
        type="search"
        aria-label={t('files.search')}
        placeholder={t('files.search')}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={wanted.name}
        maxLength={200}
        onChange={(event) => onChange({ ...wanted, name: event.currentTarget.value })}
      />
      <ChoiceField
        label={t('files.kinds')}
        value={wanted.family}
        choices={{
          all: t('files.all'),
          image: t('files.image'),
          video: t('files.video'),
          audio: t('files.audioKind'),
          document: t('files.document'),
        }}
        onChange={(family) => onChange({ ...wanted, family })}
      />
    </div>
  );
}
