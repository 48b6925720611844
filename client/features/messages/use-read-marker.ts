import { useEffect, useEffectEvent, useState } from 'react';
import type { MembershipView, RoomView } from '../../../server/contracts/room.ts';
import { unreadOf } from '../../store/selectors.ts';
import { markRead } from '../../transport/room-actions.ts';

const NOT_MORE_OFTEN_THAN_MS = 400;

/**
 * A room counts as read while its newest messages are in view of somebody who looks at this window. Returns the seq after
 * which the unread line stands: it stays until the room is left, and moves on when the window is left.
 */
export function useReadMarker(room: RoomView, membership: MembershipView | null, atEnd: boolean): number | null {
  const isMember = membership !== null;
  const lastRead = membership?.lastReadSeq ?? 0;
  const [unreadAfter, setUnreadAfter] = useState(() =>
    unreadOf(room, membership ?? undefined).messages > 0 ? lastRead : null,
  );
  const looking = useLooking(() => {
    if (isMember) setUnreadAfter(atEnd ? room.seq : lastRead);
  });

  useEffect(() => {
    if (!isMember || !looking || !atEnd || room.seq <= lastRead) return undefined;
    const timer = setTimeout(() => void markRead(room.id, room.seq).catch(() => undefined), NOT_MORE_OFTEN_THAN_MS);
    return () => clearTimeout(timer);
  }, [isMember, looking, atEnd, room.id, room.seq, lastRead]);

  return unreadAfter;
}

/** Whether somebody looks at this window; `onLeave` is called when they stop. */
function useLooking(onLeave: () => void): boolean {
  const [looking, setLooking] = useState(isLooking);
  const update = useEffectEvent(() => {
    const now = isLooking();
    if (looking && !now) onLeave();
    setLooking(now);
  });
  useEffect(() => {
    const onChange = () => update();
    window.addEventListener('focus', onChange);
    window.addEventListener('blur', onChange);
    document.addEventListener('visibilitychange', onChange);
    return () => {
      window.removeEventListener('focus', onChange);
      window.removeEventListener('blur', onChange);
      document.removeEventListener('visibilitychange', onChange);
    };
  }, []);
  return looking;
}

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus();
}
