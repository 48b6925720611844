import { useEffect, useState } from 'react';
import type { MembershipView, RoomView } from '../../../server/contracts/room.ts';
import { unreadOf } from '../../store/selectors.ts';
import { markRead } from '../../transport/room-actions.ts';

const NOT_MORE_OFTEN_THAN_MS = 400;

/**
 * A room counts as read while its newest messages are in view of somebody who looks at this window. Returns the seq after
 * which the unread line stands: it stays until the room is left, and moves on when the window is left.
 */
export function useReadMarker(room: RoomView, membership: MembershipView | null, atEnd: boolean): number | null {
  const looking = useLooking();
  const lastRead = membership?.lastReadSeq ?? 0;
  const [unreadAfter, setUnreadAfter] = useState(() =>
    unreadOf(room, membership ?? undefined).messages > 0 ? lastRead : null,
  );

  useEffect(() => {
    if (membership === null || !looking || !atEnd || room.seq <= lastRead) return undefined;
    const timer = setTimeout(() => void markRead(room.id, room.seq).catch(() => undefined), NOT_MORE_OFTEN_THAN_MS);
    return () => clearTimeout(timer);
  }, [membership === null, looking, atEnd, room.id, room.seq, lastRead]);

  useEffect(() => {
    if (!looking && membership !== null) setUnreadAfter(atEnd ? room.seq : lastRead);
    // Only the moment of leaving counts; what comes later is what the line is for.
  }, [looking]);

  return unreadAfter;
}

function useLooking(): boolean {
  const [looking, setLooking] = useState(isLooking);
  useEffect(() => {
    const update = () => setLooking(isLooking());
    window.addEventListener('focus', update);
    window.addEventListener('blur', update);
    document.addEventListener('visibilitychange', update);
    return () => {
      window.removeEventListener('focus', update);
      window.removeEventListener('blur', update);
      document.removeEventListener('visibilitychange', update);
    };
  }, []);
  return looking;
}

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
