import { IconArrowUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import { formatTime } from '../../lib/time-format.ts';
import type { Timeline } from '../../store/timeline.ts';
import { holdsReadMark, type TimelineRow } from './timeline-rows.ts';
import classes from './Jump.module.css';

interface JumpBarProps {
  readonly room: RoomView;
  readonly rows: readonly TimelineRow[];
  readonly timeline: Timeline;
  /** Of the row with the unread line; −1 while it is not loaded. */
  readonly unreadIndex: number;
  readonly visibleFrom: number;
  readonly unreadAfter: number;
  readonly onJump: () => void;
}

/** "14 new messages since 10:42": the way up to the first unread message, until it has been in view. */
export function JumpBar({ room, rows, timeline, unreadIndex, visibleFrom, unreadAfter, onJump }: JumpBarProps) {
  const { t, i18n } = useTranslation();
  const [seen, setSeen] = useState(false);
  const isLoaded = holdsReadMark(timeline, unreadAfter);
  const isAbove = isLoaded ? unreadIndex >= 0 && unreadIndex < visibleFrom : room.seq > unreadAfter;
  const first = rows[unreadIndex];
  const count = Math.max(1, room.seq - unreadAfter);

  if (unreadIndex >= 0 && !isAbove && !seen) setSeen(true);
  if (seen || !isAbove) return null;
  return (
    <button type="button" className={classes['bar']} onClick={onJump}>
      <IconArrowUp size={16} aria-hidden />
      {first?.kind === 'message'
        ? t('messages.jumpToNew', { count, time: formatTime(i18n.language, 'time', first.message.sentAt) })
        : t('messages.jumpToUnread', { count })}
    </button>
  );
}
