import { IconHash, IconLock, IconMessages, IconUsers, IconUsersGroup } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { roomLook, type RoomLook } from '../../store/room-look.ts';
import { directPartner, statusOf } from '../../store/selectors.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { RoomPicture } from '../../ui/RoomPicture.tsx';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import classes from './RoomIcon.module.css';

const pictures = {
  channel: <IconHash size={17} aria-hidden />,
  group: <IconLock size={16} aria-hidden />,
  discussion: <IconMessages size={17} aria-hidden />,
  team: <IconUsersGroup size={17} aria-hidden />,
  direct: <IconUsers size={17} aria-hidden />,
} as const satisfies Record<RoomLook, ReactNode>;

/** What kind of room it is; for a conversation of two the other one's presence, with their picture where it is wanted. */
export function RoomIcon({ room }: { readonly room: RoomView }) {
  const partner = useStore(chatStore, (state) => directPartner(room, state.self?.id));
  const avatars = useStore(chatStore, (state) => state.self?.preferences.sidebarAvatars ?? false);
  const person = room.directMembers.find((one) => one.id === partner);
  return (
    <span className={classes['icon']} data-picture={avatars && person !== undefined}>
      {partner === null && (
        <RoomPicture room={room} size={18}>
          {pictures[roomLook(room)]}
        </RoomPicture>
      )}
      {partner !== null && avatars && person !== undefined && (
        <span className={classes['picture']}>
          <Avatar id={person.id} name={person.name} size={22} />
          <span className={classes['dot']}>
            <PartnerDot userId={partner} />
          </span>
        </span>
      )}
      {partner !== null && !(avatars && person !== undefined) && <PartnerDot userId={partner} />}
    </span>
  );
}

function PartnerDot({ userId }: { readonly userId: string }) {
  const status = useStore(chatStore, (state) => statusOf(state, userId));
  return <PresenceDot status={status} />;
}
