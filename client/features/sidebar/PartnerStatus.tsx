import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { directPartner } from '../../store/selectors.ts';
import { StatusEmoji } from '../../ui/StatusEmoji.tsx';
import classes from './RoomRow.module.css';

/** The emoji that the other person of a direct conversation gave their status; its words are told by pointing at it. */
export function PartnerStatus({ room }: { readonly room: RoomView }) {
  const presence = useStore(chatStore, (state) => {
    const partner = directPartner(room, state.self?.id);
    return partner === null ? undefined : state.presence[partner];
  });
  if (presence === undefined || presence.statusEmoji === '') return null;
  return (
    <span className={classes['draft']} title={presence.statusText} data-testid="partner-status">
      <StatusEmoji value={presence.statusEmoji} />
    </span>
  );
}
