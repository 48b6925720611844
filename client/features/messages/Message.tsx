import { IconBookmarkFilled, IconCornerDownRight, IconPinFilled } from '@tabler/icons-react';
import { memo, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from '@tanstack/react-router';
import { useStore } from 'zustand';
import { shownWords } from '../../../server/contracts/attachment.ts';
import type { MessageView } from '../../../server/contracts/message.ts';
import { withoutQuoteLinks } from '../../../server/contracts/permalink.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { formatTime } from '../../lib/time-format.ts';
import { chatStore } from '../../store/chat-store.ts';
import { attempt } from '../../ui/attempt.ts';
import { lazyPart } from '../../ui/lazy-part.ts';
import { AuthorPicture } from './AuthorPicture.tsx';
import { MessageBody } from './body/MessageBody.tsx';
import { react } from './change-message.ts';
import { FileCards } from './FileCards.tsx';
import { EditedMark } from './history/EditedMark.tsx';
import classes from './Message.module.css';
import { IgnoredMessage } from './moderation/IgnoredMessage.tsx';
import { MessageToolbar } from './MessageToolbar.tsx';
import { Quotes } from './quotes/Quotes.tsx';
import { ReadTick } from './receipts/ReadTick.tsx';
import { Reactions } from './Reactions.tsx';
import { DiscussionSummary } from './discussion/DiscussionSummary.tsx';
import { ThreadSummary } from './ThreadSummary.tsx';

const EmojiPicker = lazyPart(async () => ({ default: (await import('./emoji/EmojiPicker.tsx')).EmojiPicker }));
const AttachmentCards = lazyPart(async () => ({
  default: (await import('./attachments/AttachmentCards.tsx')).AttachmentCards,
}));
const PollCard = lazyPart(async () => ({ default: (await import('./polls/PollCard.tsx')).PollCard }));
const LinkCards = lazyPart(async () => ({ default: (await import('./links/LinkCards.tsx')).LinkCards }));
const MessageEditor = lazyPart(async () => ({ default: (await import('./MessageEditor.tsx')).MessageEditor }));

interface MessageProps {
  readonly message: MessageView;
  readonly room: RoomView;
  readonly headed: boolean;
  readonly selfId: string | undefined;
  readonly isTarget: boolean;
  readonly isFocusable: boolean;
  readonly isEditing: boolean;
  /** It stands in the panel of its thread. */
  readonly inThread?: boolean;
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
  inThread = false,
  onEdit,
}: MessageProps) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const { author } = message;
  const name = message.alias ?? author.name;
  const time = formatTime(i18n.language, 'time', message.sentAt);
  // Few messages are ever pointed at; the others do without the cost of their buttons.
  const [touched, setTouched] = useState(false);
  const [revealed, setRevealed] = useState(false);
  const isIgnored = useStore(
    chatStore,
    (state) => state.memberships[message.roomId]?.ignored.includes(author.id) ?? false,
  );
  const isStarred = useStore(chatStore, (state) => message.id in state.starred);
  const [picking, setPicking] = useState(false);
  const openThread = () =>
    void navigate({
      to: '.',
      search: (search) => ({ ...search, panel: 'thread' as const, thread: message.threadId ?? message.id }),
    });
  const showPerson = (person: string) =>
    void navigate({ to: '.', search: (search) => ({ ...search, panel: 'person' as const, person }) });

  if (isIgnored && !revealed)
    return <IgnoredMessage message={message} isFocusable={isFocusable} onShow={() => setRevealed(true)} />;
  return (
    <article
      className={classes['message']}
      data-row={message.id}
      onPointerEnter={() => setTouched(true)}
      onFocus={() => setTouched(true)}
      data-headed={headed}
      data-target={isTarget}
      data-editing={isEditing}
      tabIndex={isFocusable ? 0 : -1}
      aria-label={`${name}, ${time}, ${shownWords(message)}${message.editedAt === null ? '' : `, ${t('messages.edited')}`}`}
    >
      {headed ? (
        <button
          type="button"
          tabIndex={-1}
          className={classes['picture']}
          aria-hidden
          onClick={() => showPerson(author.id)}
        >
          <AuthorPicture message={message} />
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
            {message.pinned !== null && <PinnedBy name={message.pinned.by.name} />}
            {isStarred && <Starred />}
            {message.threadId !== null && !inThread && <InThread onOpen={openThread} />}
            <Quotes ids={message.quotes} roomId={message.roomId} tabbable={isFocusable} />
            <MessageBody
              body={message.quotes.length === 0 ? message.body : withoutQuoteLinks(message.body)}
              mentions={message.mentions}
              selfId={selfId}
              onPerson={showPerson}
              tabbable={isFocusable}
            />
            <EditedMark message={message} tabbable={isFocusable} />
            <ReadTick message={message} tabbable={isFocusable} />
            {message.attachments.length > 0 && (
              <Suspense>
                <AttachmentCards attachments={message.attachments} tabbable={isFocusable} />
              </Suspense>
            )}
            {message.poll !== undefined && (
              <Suspense>
                <PollCard message={message} poll={message.poll} selfId={selfId} />
              </Suspense>
            )}
            {message.links.length > 0 && (
              <Suspense>
                <LinkCards message={message} tabbable={isFocusable} />
              </Suspense>
            )}
            <FileCards files={message.files} />
            <Reactions message={message} selfId={selfId} onAdd={() => setPicking(true)} />
            {!inThread && <ThreadSummary message={message} onOpen={openThread} />}
            {!inThread && <DiscussionSummary message={message} />}
          </>
        )}
      </div>
      {touched && !isEditing && (
        <MessageToolbar
          message={message}
          room={room}
          selfId={selfId}
          onEdit={onEdit}
          onReact={() => setPicking(true)}
          onReply={inThread ? null : openThread}
        />
      )}
      {picking && (
        <Suspense>
          <EmojiPicker
            onPick={(emoji) => void attempt(react(message.id, emoji, true))}
            onClose={() => setPicking(false)}
          />
        </Suspense>
      )}
    </article>
  );
});

function Starred() {
  const { t } = useTranslation();
  return (
    <p className={classes['note']}>
      <IconBookmarkFilled size={13} aria-hidden />
      {t('messages.savedByMe')}
    </p>
  );
}

function PinnedBy({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  return (
    <p className={classes['note']}>
      <IconPinFilled size={13} aria-hidden />
      {t('messages.pinnedBy', { name })}
    </p>
  );
}

/** An answer that its author sent to the room as well. */
function InThread({ onOpen }: { readonly onOpen: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={classes['note']} onClick={onOpen}>
      <IconCornerDownRight size={13} aria-hidden />
      {t('threads.fromThread')}
    </button>
  );
}
