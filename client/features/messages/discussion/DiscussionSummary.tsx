import { IconMessages } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { roomLink } from '../../../lib/room-path.ts';
import { formatDay, formatTime, localDay } from '../../../lib/time-format.ts';
import { joinRoom } from '../../../transport/room-actions.ts';
import { attempt } from '../../../ui/attempt.ts';
import classes from '../ThreadSummary.module.css';

/** Under a message that a discussion was made of: how much is said in it, since when, and the way in. */
export function DiscussionSummary({ message }: { readonly message: MessageView }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { discussion } = message;
  if (discussion === null) return null;
  const enter = async () => {
    const room = await attempt(joinRoom(discussion.roomId));
    if (room !== null) await navigate(roomLink(room));
  };
  return (
    <button type="button" className={classes['summary']} onClick={() => void enter()}>
      <IconMessages size={16} aria-hidden />
      <strong>{t('discussions.count', { count: discussion.count })}</strong>
      {discussion.lastMessageAt !== null && (
        <span className={classes['when']}>
          {t('discussions.last', { when: momentOf(i18n.language, discussion.lastMessageAt) })}
        </span>
      )}
    </button>
  );
}

function momentOf(language: string, at: string): string {
  return localDay(at) === localDay(Date.now()) ? formatTime(language, 'time', at) : formatDay(language, at);
}
