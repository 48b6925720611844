import { lazy, memo, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '@tanstack/react-router';
import type { MessageView } from '../../../server/contracts/message.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { formatTime } from '../../lib/time-format.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { MessageBody } from './body/MessageBody.tsx';
import classes from './Message.module.css';
import { MessageToolbar } from './MessageToolbar.tsx';

const MessageEditor = lazy(async () => ({ default: (await import('./MessageEditor.tsx')).MessageEditor }));

interface MessageProps {
  readonly message: MessageView;
  readonly room: RoomView;
  readonly headed: boolean;
  readonly selfId: string | undefined;
  readonly isTarget: boolean;
  readonly isFocusable: boolean;
  readonly isEditing: boolean;
  readonly onEdit: (messageId: string | null) => void;
}

/** One message: its author when it begins a group, its text, and what can be done with it on hover and focus. */
export const Message = memo(function Message({
  message,
  room,
  headed,
  selfId,
  isTarget,
  isFocusable,
  isEditing,
  onEdit,
}: MessageProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { author } = message;
  const name = message.alias ?? author.name;
  const time = formatTime(i18n.language, 'time', message.sentAt);
  const showPerson = (person: string) =>
    void navigate({ to: '.', search: (search) => ({ ...search, panel: 'person' as const, person }) });

  return (
    <article
      className={classes['message']}
      data-row={message.id}
      data-headed={headed}
      data-target={isTarget}
      data-editing={isEditing}
      tabIndex={isFocusable ? 0 : -1}
      aria-label={`${name}, ${time}, ${message.body}${message.editedAt === null ? '' : `, ${t('messages.edited')}`}`}
    >
      {headed ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes['picture']}
          aria-label={name}
          onClick={() => showPerson(author.id)}
        >
          <Avatar id={author.id} name={name} />
        </button>
      ) : (
        <time className={classes['aside']} dateTime={message.sentAt}>
          {time}
        </time>
      )}
      <div className={classes['content']}>
        {headed && (
          <div className={classes['head']}>
            <button type="button" tabIndex={-1} className={classes['author']} onClick={() => showPerson(author.id)}>
              {name}
            </button>
            {message.alias !== null && <span className={classes['bot']}>{t('messages.bot')}</span>}
            <time
              className={classes['time']}
              dateTime={message.sentAt}
              title={formatTime(i18n.language, 'full', message.sentAt)}
            >
              {time}
            </time>
          </div>
        )}
        {isEditing ? (
          <Suspense>
            <MessageEditor message={message} onDone={() => onEdit(null)} />
          </Suspense>
        ) : (
          <>
            <MessageBody body={message.body} mentions={message.mentions} selfId={selfId} onPerson={showPerson} />
            {message.editedAt !== null && (
              <span className={classes['edited']} title={formatTime(i18n.language, 'full', message.editedAt)}>
                ({t('messages.edited')})
              </span>
            )}
          </>
        )}
      </div>
      {!isEditing && <MessageToolbar message={message} room={room} isOwn={author.id === selfId} onEdit={onEdit} />}
    </article>
  );
});
