import '@mantine/core/styles/Input.css';
import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomEmojiView } from '../../../../server/contracts/methods.ts';
import { loadEmojiSigns } from '../../../lib/emoji-data.ts';
import { sendForm } from '../../../transport/send-form.ts';
import { SaveDialog } from '../../../ui/SaveDialog.tsx';
import { CallFailure } from '../../../transport/call-failure.ts';
import classes from './Custom.module.css';
import { PickFile } from './PickFile.tsx';
import { usePreview } from './use-preview.ts';

interface EmojiDialogProps {
  /** The one that is changed; null makes another one. */
  readonly emoji: CustomEmojiView | null;
  readonly onClose: () => void;
}

/** The name, other names and picture of an emoji. */
export function EmojiDialog({ emoji, onClose }: EmojiDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(emoji?.name ?? '');
  const [aliases, setAliases] = useState(emoji?.aliases.join(', ') ?? '');
  const [file, setFile] = useState<File | null>(null);
  const preview = usePreview<HTMLImageElement>(file);
  const save = async () => {
    const words = [name, ...aliases.split(',')].map((one) => one.trim().replaceAll(':', '').toLowerCase());
    // The signs that everybody has come first in texts: an emoji of such a name would never be seen.
    const signs = await loadEmojiSigns();
    if (words.some((word) => signs.has(word))) throw new CallFailure('emoji-name-taken');
    await sendForm(emoji === null ? 'emoji-custom.create' : 'emoji-custom.update', {
      ...(emoji === null ? {} : { _id: emoji.id }),
      name,
      aliases,
      ...(file === null ? {} : { emoji: file }),
    });
  };
  return (
    <SaveDialog
      title={emoji === null ? t('customEmoji.add') : t('customEmoji.change')}
      disabled={emoji === null && file === null}
      onSave={save}
      onClose={onClose}
    >
      <TextInput
        data-autofocus
        required
        withAsterisk={false}
        maxLength={64}
        label={t('customEmoji.name')}
        description={t('customEmoji.nameHint')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <TextInput
        maxLength={500}
        label={t('customEmoji.aliases')}
        description={t('customEmoji.aliasesHint')}
        value={aliases}
        onChange={(event) => setAliases(event.currentTarget.value)}
      />
      <PickFile
        label={t('customEmoji.picture')}
        accept="image/png,image/jpeg,image/gif,image/webp,image/avif"
        file={file}
        onPick={setFile}
      >
        {(file !== null || emoji !== null) && (
          <img ref={preview} className={classes['picture']} src={file === null ? emoji?.path : undefined} alt="" />
        )}
      </PickFile>
      <p className={classes['hint']}>{t('customEmoji.pictureHint')}</p>
    </SaveDialog>
  );
}
