import { IconHash, IconLock, IconUsers } from '@tabler/icons-react';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { directPartner, statusOf } from '../../store/selectors.ts';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import classes from './RoomIcon.module.css';

export function RoomIcon({ room }: { readonly room: RoomView }) {
  const partner = useStore(chatStore, (state) => directPartner(room, state.self?.id));
  return (
    <span className={classes['icon']}>
      {room.kind === 'channel' && <IconHash size={17} aria-hidden />}
      {room.kind === 'group' && <IconLock size={16} aria-hidden />}
      {room.kind === 'direct' && partner === null && <IconUsers size={17} aria-hidden />}
      {partner !== null && <PartnerDot userId={partner} />}
    </span>
  );
}

function PartnerDot({ userId }: { readonly userId: string }) {
  const status = useStore(chatStore, (state) => statusOf(state, userId));
  return <PresenceDot status={status} />;
}
