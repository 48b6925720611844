import { IconCopy, IconLink, IconPencil, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../server/contracts/message.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { roomPath } from '../../lib/room-path.ts';
import { attempt } from '../../ui/attempt.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { showNotice } from '../../ui/notices.ts';
import { deleteMessage } from './change-message.ts';
import classes from './MessageToolbar.module.css';

const ConfirmDialog = lazy(async () => ({ default: (await import('../../ui/ConfirmDialog.tsx')).ConfirmDialog }));

/** What can be done with a message: on hover, and on focus for those who use no mouse. */
export function MessageToolbar({
  message,
  room,
  isOwn,
  onEdit,
}: {
  readonly message: MessageView;
  readonly room: RoomView;
  readonly isOwn: boolean;
  readonly onEdit: (messageId: string) => void;
}) {
  const { t } = useTranslation();
  const [deleting, setDeleting] = useState(false);
  const copy = (text: string) => {
    void navigator.clipboard.writeText(text).then(() => showNotice(t('messages.copied')));
  };

  return (
    <div className={classes['toolbar']} role="group" aria-label={t('messages.actions')}>
      <IconButton label={t('messages.copyText')} onClick={() => copy(message.body)}>
        <IconCopy size={17} />
      </IconButton>
      <IconButton
        label={t('messages.copyLink')}
        onClick={() => copy(`${location.origin}${roomPath(room)}?msg=${message.id}`)}
      >
        <IconLink size={17} />
      </IconButton>
      {isOwn && (
        <>
          <IconButton label={t('messages.edit')} onClick={() => onEdit(message.id)}>
            <IconPencil size={17} />
          </IconButton>
          <IconButton label={t('messages.delete')} tone="danger" onClick={() => setDeleting(true)}>
            <IconTrash size={17} />
          </IconButton>
        </>
      )}
      {deleting && (
        <Suspense>
          <ConfirmDialog
            title={t('messages.deleteTitle')}
            text={t('messages.deleteText')}
            confirm={t('messages.deleteConfirm')}
            onConfirm={() => void attempt(deleteMessage(message.id))}
            onClose={() => setDeleting(false)}
          />
        </Suspense>
      )}
    </div>
  );
}
