import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shownWords } from '../../../server/contracts/attachment.ts';
import type { MessageView } from '../../../server/contracts/message.ts';
import { chatStore } from '../../store/chat-store.ts';
import { hearMessages } from '../../transport/live.ts';

const BATCH_MS = 1000;
/** More in one batch are counted, not read. */
const READ_OUT = 3;

/**
 * Tells screen readers of new messages in the open room. The list itself is not a live region: it is virtual, and every
 * scrolled-in row would be read.
 */
export function Announcer({ roomId, selfId }: { readonly roomId: string; readonly selfId: string | undefined }) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const waiting = useRef<MessageView[]>([]);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const announce = () => {
      timer = undefined;
      const messages = waiting.current.splice(0);
      const spoken = messages.map((message) =>
        t('messages.announceOne', { name: message.alias ?? message.author.name, text: shownWords(message) }),
      );
      setText(messages.length > READ_OUT ? t('messages.announceMany', { count: messages.length }) : spoken.join('. '));
    };
    // A reaction or an answer in a thread changes an old message, which was read out long ago.
    let newest = chatStore.getState().rooms[roomId]?.seq ?? 0;
    const stop = hearMessages((message) => {
      if (message.deletedAt !== null || message.kind !== 'text') return;
      if (message.threadId !== null && !message.alsoToRoom) return;
      if (chatStore.getState().memberships[roomId]?.ignored.includes(message.author.id) === true) return;
      if (message.roomId !== roomId || message.author.id === selfId || message.seq <= newest) return;
      newest = message.seq;
      waiting.current.push(message);
      timer ??= setTimeout(announce, BATCH_MS);
    });
    return () => {
      stop();
      clearTimeout(timer);
      waiting.current = [];
    };
  }, [roomId, selfId, t]);

  return (
    <p role="log" aria-live="polite" className="visually-hidden" data-testid="announcer">
      {text}
    </p>
  );
}
