import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { may } from '../../store/selectors.ts';
import type { ChatState } from '../../store/state.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx';
import { showDialog } from '../../ui/dialog-slot.ts';
import classes from './InfoPanel.module.css';

/** What makes something else of a room: a team, an archive, nothing. */
export function RoomEnds({ room, title }: { readonly room: RoomView; readonly title: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const rights = useStore(chatStore);
  const erase = async () => {
    if ((await attempt(call('room:delete', { roomId: room.id }))) !== null) await navigate({ to: '/' });
  };
  return (
    <div className={classes['ends']}>
      {mayConvert(rights, room) && (
        <Button variant="default" fullWidth onClick={() => void attempt(call('team:convert', { roomId: room.id }))}>
          {t('teams.convert')}
        </Button>
      )}
      {mayArchive(rights, room) && (
        <Button
          variant="default"
          fullWidth
          onClick={() => void attempt(call('room:archive', { roomId: room.id, archived: !room.archived }))}
        >
          {room.archived ? t('room.unarchive') : t('room.archive')}
        </Button>
      )}
      {mayErase(rights, room) && (
        <Button
          variant="default"
          color="red"
          fullWidth
          onClick={() =>
            showDialog((close) => (
              <ConfirmDialog
                title={t('room.deleteTitle', { room: title })}
                text={t('room.deleteText')}
                confirm={t('room.delete')}
                onConfirm={() => void erase()}
                onClose={close}
              />
            ))
          }
        >
          {t('room.delete')}
        </Button>
      )}
    </div>
  );
}

function mayConvert(state: ChatState, room: RoomView): boolean {
  const fits = room.kind !== 'direct' && room.teamId === null && room.parentRoomId === null;
  return fits && may(state, 'create-team') && mayInRoom(state, room.id, 'edit-room');
}

function mayArchive(state: ChatState, room: RoomView): boolean {
  return room.kind !== 'direct' && mayInRoom(state, room.id, room.archived ? 'unarchive-room' : 'archive-room');
}

/** A team is deleted from its own panel, where one chooses what goes with it. */
function mayErase(state: ChatState, room: RoomView): boolean {
  if (room.isDefault || room.teamId === room.id) return false;
  const permissions = { channel: 'delete-c', group: 'delete-p', direct: 'delete-d' } as const;
  return mayInRoom(state, room.id, permissions[room.kind]);
}
