import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createFolder, renameFolder } from '../../transport/attention-actions.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import form from '../../ui/Form.module.css';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { useSubmit } from '../../ui/use-submit.ts';

interface FolderDialogProps {
  /** Null: a new one. */
  readonly folder: { readonly id: string; readonly name: string } | null;
  readonly onClose: () => void;
}

/** The name of a folder in one's own list. */
export function FolderDialog({ folder, onClose }: FolderDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState(folder?.name ?? '');
  const { submit, busy, failure } = useSubmit(async () => {
    if (folder === null) await createFolder(name.trim());
    else await renameFolder(folder.id, name.trim());
    onClose();
  });
  return (
    <Dialog opened onClose={onClose} title={folder === null ? t('sidebar.createFolder') : t('sidebar.renameFolder')}>
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <TextInput
          label={t('sidebar.folderName')}
          data-autofocus
          required
          withAsterisk={false}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <FormFailure code={failure} />
        <Button type="submit" loading={busy} disabled={name.trim() === ''}>
          {folder === null ? t('sidebar.createFolderSubmit') : t('app.save')}
        </Button>
      </form>
    </Dialog>
  );
}
