import { IconArrowDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../server/contracts/room.ts';
import type { Timeline } from '../../store/timeline.ts';
import classes from './Jump.module.css';

/** Back to the newest message, with the count of those that came since the reader scrolled up. */
export function JumpToNewest({
  room,
  timeline,
  selfId,
  onClick,
}: {
  readonly room: RoomView;
  readonly timeline: Timeline;
  readonly selfId: string | undefined;
  readonly onClick: () => void;
}) {
  const { t } = useTranslation();
  const [leftAt] = useState(room.seq);
  const fresh = timeline.hasNewer
    ? 0
    : timeline.messages.filter((message) => message.seq > leftAt && message.author.id !== selfId).length;
  return (
    <button type="button" className={classes['newest']} onClick={onClick}>
      <IconArrowDown size={17} aria-hidden />
      {fresh > 0 ? t('messages.newBelow', { count: fresh }) : t('messages.toNewest')}
    </button>
  );
}
