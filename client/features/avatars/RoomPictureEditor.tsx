import { IconPhoto } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { setRoomPicture } from '../../transport/pictures.ts';
import { RoomPicture } from '../../ui/RoomPicture.tsx';
import classes from './Avatars.module.css';
import { PictureEditor } from './PictureEditor.tsx';

/** A room's picture, and for whoever may the ways to another one. */
export function RoomPictureEditor({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const mayEdit = useStore(
    chatStore,
    (state) => room.kind !== 'direct' && mayInRoom(state, room.id, 'edit-room-avatar'),
  );
  const picture = (
    <RoomPicture room={room} size={96}>
      <span className={classes['none']} aria-hidden>
        <IconPhoto size={32} stroke={1.3} />
      </span>
    </RoomPicture>
  );
  if (!mayEdit) return room.avatarVersion === '' ? null : <div className={classes['editor']}>{picture}</div>;
  return (
    <PictureEditor
      title={t('avatars.room')}
      picture={picture}
      hasPicture={room.avatarVersion !== ''}
      onSet={(cut) => setRoomPicture(room.id, cut)}
      onRemove={() => setRoomPicture(room.id, null)}
    />
  );
}
