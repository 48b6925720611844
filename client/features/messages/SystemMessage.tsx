import { IconVideo } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../server/contracts/message.ts';
import { useStore } from 'zustand';
import { formatTime } from '../../lib/time-format.ts';
import { chatStore } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';
import { openCall } from '../../transport/open-call.ts';
import { attempt } from '../../ui/attempt.ts';
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
      <p className={classes['text']}>
        <span data-deleted={message.deletedAt !== null}>{text}</span>{' '}
        <time className={classes['time']} dateTime={message.sentAt}>
          {time}
        </time>
      </p>
      {message.deletedAt === null && message.quotes.length > 0 && (
        <Quotes ids={message.quotes} roomId={message.roomId} tabbable={isFocusable} />
      )}
      {message.kind === 'discussion-created' && <DiscussionSummary message={message} />}
      {message.kind === 'video-call' && message.deletedAt === null && <JoinCall message={message} />}
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

/** Whoever missed a call may call back; every call can be entered as long as somebody is in it. */
function JoinCall({ message: { details, roomId, author } }: { readonly message: MessageView }) {
  const { t } = useTranslation();
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const { callId = '', status = 'open' } = details;
  if (callId === '') return null;
  const over = status === 'missed' || status === 'declined' || status === 'cancelled';
  return (
    <div className={classes['call']}>
      {over && <p className={classes['outcome']}>{t(`video.${status}`)}</p>}
      {over && author.id !== selfId ? (
        <button type="button" className={classes['join']} onClick={() => void attempt(call('video:start', { roomId }))}>
          <IconVideo size={16} aria-hidden />
          {t('video.callBack')}
        </button>
      ) : (
        <button type="button" className={classes['join']} onClick={() => void attempt(openCall(callId))}>
          <IconVideo size={16} aria-hidden />
          {t('video.join')}
        </button>
      )}
    </div>
  );
}
