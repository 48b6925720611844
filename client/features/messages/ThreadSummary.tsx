import { IconMessageCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../server/contracts/message.ts';
import { formatDay, formatTime, localDay } from '../../lib/time-format.ts';
import classes from './ThreadSummary.module.css';

/** Under a message that has answers: how many, and when the last one came. */
export function ThreadSummary({ message, onOpen }: { readonly message: MessageView; readonly onOpen: () => void }) {
  const { t, i18n } = useTranslation();
  if (message.lastReplyAt === null || message.replyCount === 0) return null;
  const isToday = localDay(message.lastReplyAt) === localDay(Date.now());
  const when = isToday
    ? formatTime(i18n.language, 'time', message.lastReplyAt)
    : formatDay(i18n.language, message.lastReplyAt);
  return (
    <button type="button" className={classes['summary']} onClick={onOpen}>
      <IconMessageCircle size={16} aria-hidden />
      <strong>{t('threads.replies', { count: message.replyCount })}</strong>
      <span className={classes['when']}>{t('threads.last', { when })}</span>
    </button>
  );
}
