import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { isTeamMain } from '../../store/room-look.ts';
import { roomTitle } from '../../store/selectors.ts';
import { call } from '../../transport/live.ts';
import classes from './RoomHeader.module.css';

/** What a room belongs to: the room that a discussion is about, or the team. */
export function RoomAbove({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const aboveId = room.parentRoomId ?? (isTeamMain(room) ? null : room.teamId);
  const held = useStore(chatStore, (state) => (aboveId === null ? undefined : state.rooms[aboveId]));
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const { data } = useQuery({
    queryKey: ['room', 'by-id', aboveId],
    queryFn: () => call('room:get', { roomId: aboveId ?? '' }),
    enabled: aboveId !== null && held === undefined,
    retry: false,
  });
  const above = held ?? data?.room;
  if (above === undefined) return null;
  const title = roomTitle(above, selfId);
  return (
    <Link {...roomLink(above)} className={classes['above']}>
      {room.parentRoomId === null ? t('room.inTeam', { team: title }) : t('room.discussionIn', { room: title })}
    </Link>
  );
}
