import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconFolder, IconFolderOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { createFolder, moveRoom } from '../../transport/attention-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import form from '../../ui/Form.module.css';
import classes from './MoveDialog.module.css';
import type { SidebarRow } from './sections.ts';

/** Into which folder of one's own a room goes: what dragging does, for keys and fingers. */
export function MoveDialog({ row, onClose }: { readonly row: SidebarRow; readonly onClose: () => void }) {
  const { t } = useTranslation();
  const folders = useStore(chatStore, (state) => state.sidebar.folders);
  const [name, setName] = useState('');
  const move = async (folderId: string | null) => {
    onClose();
    await attempt(moveRoom(row.room.id, folderId));
  };
  const moveToNew = async () => {
    const folderId = await attempt(createFolder(name.trim()));
    if (folderId !== null) await move(folderId);
  };

  return (
    <Dialog opened onClose={onClose} title={t('sidebar.moveTitle', { room: row.title })} size="sm">
      <ul className={classes['folders']}>
        {folders.map((folder) => (
          <li key={folder.id}>
            <button type="button" aria-pressed={row.folderId === folder.id} onClick={() => void move(folder.id)}>
              <IconFolder size={17} aria-hidden />
              <span>{folder.name}</span>
              {row.folderId === folder.id && <IconCheck size={17} aria-hidden />}
            </button>
          </li>
        ))}
        {row.folderId !== null && (
          <li>
            <button type="button" onClick={() => void move(null)}>
              <IconFolderOff size={17} aria-hidden />
              <span>{t('sidebar.noFolder')}</span>
            </button>
          </li>
        )}
      </ul>
      <form
        className={form['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void moveToNew();
        }}
      >
        <TextInput
          label={t('sidebar.newFolder')}
          data-autofocus={folders.length === 0 || undefined}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" disabled={name.trim() === ''}>
          {t('sidebar.moveToNew')}
        </Button>
      </form>
    </Dialog>
  );
}
