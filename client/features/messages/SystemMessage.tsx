import { IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../server/contracts/message.ts';
import { formatTime } from '../../lib/time-format.ts';
import { DiscussionSummary } from './discussion/DiscussionSummary.tsx';
import { Quotes } from './quotes/Quotes.tsx';
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
  const title = message.details['title'] ?? '';
  const text =
    message.deletedAt !== null || message.kind === 'text'
      ? t('messages.deleted')
      : message.kind === 'video-call' && title !== ''
        ? t('video.named', { name: message.author.name, title })
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
      {message.deletedAt === null && message.quotes.length > 0 && (
        <Quotes ids={message.quotes} roomId={message.roomId} tabbable={isFocusable} />
      )}
      {message.kind === 'discussion-created' && <DiscussionSummary message={message} />}
      {message.kind === 'video-call' && message.deletedAt === null && <JoinCall url={message.details['url'] ?? ''} />}
      <time className={classes['time']} dateTime={message.sentAt}>
        {time}
      </time>
    </article>
  );
}

function detailsOf({ details }: MessageView): { to: string; text: string; username: string; role: string } {
  return {
    to: details['to'] ?? '',
    text: details['text'] ?? '',
    username: details['username'] ?? '',
    role: details['role'] ?? '',
  };
}

/** The address was made by the server, but a message is a message: only the web is gone to. */
function JoinCall({ url }: { readonly url: string }) {
  const { t } = useTranslation();
  if (!/^https?:\/\//.test(url)) return null;
  return (
    <a href={url} target="_blank" rel="noopener noreferrer" className={classes['join']}>
      <IconVideo size={16} aria-hidden />
      {t('video.join')}
    </a>
  );
}
