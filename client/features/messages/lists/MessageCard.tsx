import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { shownWords } from '../../../../server/contracts/attachment.ts';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { withoutQuoteLinks } from '../../../../server/contracts/permalink.ts';
import { roomPath } from '../../../lib/room-path.ts';
import { formatDay, formatTime } from '../../../lib/time-format.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { roomLabel } from '../../../store/selectors.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { MessageBody } from '../body/MessageBody.tsx';
import { AttachmentCards } from '../attachments/AttachmentCards.tsx';
import { FileCards } from '../FileCards.tsx';
import { Quotes } from '../quotes/Quotes.tsx';
import classes from './MessageCard.module.css';

/** A message outside its timeline; opening it leads into its place there, or into its thread. */
export function MessageCard({
  message,
  showRoom = false,
}: {
  readonly message: MessageView;
  readonly showRoom?: boolean;
}) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const room = useStore(chatStore, (state) => state.rooms[message.roomId]);
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const name = message.alias ?? message.author.name;
  const when = `${formatDay(i18n.language, message.sentAt)}, ${formatTime(i18n.language, 'time', message.sentAt)}`;
  const open = () => {
    if (room === undefined) return;
    const inThread = message.threadId !== null && !message.alsoToRoom;
    void navigate({
      to: roomPath(room),
      search: inThread
        ? { panel: 'thread', thread: message.threadId }
        : (search: object) => ({ ...search, msg: message.id }),
    } as never);
  };

  return (
    <article className={classes['card']} aria-label={`${name}, ${when}, ${shownWords(message)}`}>
      <header className={classes['head']}>
        <Avatar id={message.author.id} name={name} size={24} />
        <strong className={classes['name']}>{name}</strong>
        <time dateTime={message.sentAt}>{when}</time>
      </header>
      {showRoom && room !== undefined && <p className={classes['room']}>{roomLabel(room, selfId)}</p>}
      <div className={classes['body']}>
        <Quotes ids={message.quotes} roomId={message.roomId} tabbable />
        <MessageBody body={withoutQuoteLinks(message.body)} mentions={message.mentions} selfId={selfId} />
        <AttachmentCards attachments={message.attachments} tabbable />
        <FileCards files={message.files} />
      </div>
      <button type="button" className={classes['open']} onClick={open}>
        {t('lists.open')}
      </button>
    </article>
  );
}
