import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../server/contracts/message.ts';
import { formatTime } from '../../lib/time-format.ts';
import classes from './SystemMessage.module.css';

/** What happened in the room, and what is left of a deleted message: a quiet line. */
export function SystemMessage({
  message,
  isFocusable,
}: {
  readonly message: MessageView;
  readonly isFocusable: boolean;
}) {
  const { t, i18n } = useTranslation();
  const time = formatTime(i18n.language, 'time', message.sentAt);
  const text =
    message.deletedAt !== null || message.kind === 'text'
      ? t('messages.deleted')
      : t(`messages.system.${message.kind}`, { ...detailsOf(message), name: message.author.name });
  return (
    <article
      className={classes['line']}
      data-row={message.id}
      tabIndex={isFocusable ? 0 : -1}
      aria-label={`${message.author.name}, ${time}, ${text}`}
    >
      <p className={classes['text']} data-deleted={message.deletedAt !== null}>
        {text}
      </p>
      <time className={classes['time']} dateTime={message.sentAt}>
        {time}
      </time>
    </article>
  );
}

function detailsOf({ details }: MessageView): { to: string; username: string; role: string } {
  return { to: details['to'] ?? '', username: details['username'] ?? '', role: details['role'] ?? '' };
}
