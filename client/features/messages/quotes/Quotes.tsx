import { IconCornerUpLeft, IconPaperclip } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { shownWords } from '../../../../server/contracts/attachment.ts';
import { withoutQuoteLinks } from '../../../../server/contracts/permalink.ts';
import type { QuotedView } from '../../../../server/contracts/methods.ts';
import { roomPath } from '../../../lib/room-path.ts';
import { formatDay, formatTime } from '../../../lib/time-format.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { roomTitle } from '../../../store/selectors.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { MessageBody } from '../body/MessageBody.tsx';
import { quotedStore, wantQuoted } from './quoted-store.ts';
import classes from './Quotes.module.css';

const USUAL_DEPTH = 2;

interface QuotesProps {
  readonly ids: readonly string[];
  /** Of the message that quotes: what comes from elsewhere says from where. */
  readonly roomId: string;
  readonly tabbable: boolean;
  /** How many quotes this one stands in. */
  readonly depth?: number;
}

/** The messages that a message quotes; what the reader may not see, or is gone, is a line that says so. */
export function Quotes({ ids, roomId, tabbable, depth = 0 }: QuotesProps) {
  const deepest = useStore(chatStore, (state) => Number(state.settings['Message_QuoteChainLimit'] ?? USUAL_DEPTH));
  if (ids.length === 0 || depth >= deepest) return null;
  return ids.map((id) => <Quote key={id} id={id} roomId={roomId} tabbable={tabbable} depth={depth} />);
}

function Quote({ id, roomId, tabbable, depth = 0 }: { readonly id: string } & Omit<QuotesProps, 'ids'>) {
  const { t } = useTranslation();
  const quoted = useStore(quotedStore, (known) => known[id]);
  useEffect(() => {
    if (quoted === undefined) wantQuoted(id);
  }, [id, quoted]);

  if (quoted === undefined) return <div className={classes['quote']} data-state="loading" aria-busy />;
  if (quoted === null) return <p className={classes['closed']}>{t('quotes.closed')}</p>;
  return <QuoteCard quoted={quoted} roomId={roomId} tabbable={tabbable} depth={depth} />;
}

function QuoteCard({
  quoted: { message, room },
  roomId,
  tabbable,
  depth,
}: {
  readonly quoted: QuotedView;
  readonly roomId: string;
  readonly tabbable: boolean;
  readonly depth: number;
}) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const known = useStore(chatStore, (state) => state.rooms[room.id]);
  const name = message.alias ?? message.author.name;
  const when = `${formatDay(i18n.language, message.sentAt)}, ${formatTime(i18n.language, 'time', message.sentAt)}`;
  const title = room.kind === 'direct' ? known && roomTitle(known, selfId) : `#${room.displayName || room.name}`;
  const jump = () => {
    const inThread = message.threadId !== null && !message.alsoToRoom;
    void navigate({
      to: roomPath(room),
      search: inThread ? { panel: 'thread', thread: message.threadId } : { msg: message.id },
    } as never);
  };

  return (
    <blockquote className={classes['quote']}>
      <div className={classes['head']}>
        <Avatar id={message.author.id} name={name} size={18} />
        <strong className={classes['name']}>{name}</strong>
        <button
          type="button"
          tabIndex={tabbable ? 0 : -1}
          className={classes['jump']}
          title={t('quotes.jump', { name })}
          onClick={jump}
        >
          <IconCornerUpLeft size={13} aria-hidden />
          <i className="visually-hidden">{`${t('quotes.jump', { name })} `}</i>
          <span>
            {room.id === roomId || title === undefined ? when : t('quotes.from', { room: title, time: when })}
          </span>
        </button>
      </div>
      <div className={classes['body']}>
        <MessageBody
          body={withoutQuoteLinks(shownWords(message))}
          mentions={message.mentions}
          selfId={selfId}
          tabbable={tabbable}
        />
        <Quotes ids={message.quotes} roomId={room.id} tabbable={tabbable} depth={depth + 1} />
        {message.files.length > 0 && (
          <p className={classes['files']}>
            <IconPaperclip size={13} aria-hidden />
            {message.files.map((file) => file.name).join(', ')}
          </p>
        )}
      </div>
    </blockquote>
  );
}
