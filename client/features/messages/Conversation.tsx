import { useNavigate } from '@tanstack/react-router';
import { useCallback, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { MembershipView, RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayEdit } from '../../store/may-change.ts';
import { liveStore } from '../../transport/live.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { Announcer } from './Announcer.tsx';
import { Composer } from './Composer.tsx';
import classes from './Conversation.module.css';
import { dropWindow } from './load-messages.ts';
import { PendingMessage } from './PendingMessage.tsx';
import { TimelineView } from './Timeline.tsx';
import { TimelineSkeleton } from './TimelineSkeleton.tsx';
import { useReadByAll } from './receipts/use-read-by-all.ts';
import { useReadMarker } from './use-read-marker.ts';
import { useTimeline } from './use-timeline.ts';

interface ConversationProps {
  readonly room: RoomView;
  readonly title: string;
  readonly membership: MembershipView | null;
  readonly targetId: string | undefined;
  /** Stands in the place of the composer where one cannot write. */
  readonly instead: ReactNode;
}

/** The messages of a room and the place to write; made anew for each room. */
export function Conversation({ room, title, membership, targetId, instead }: ConversationProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const outgoing = useStore(
    liveStore,
    useShallow((state) =>
      state.outbox.filter((one) => one.roomId === room.id && (one.threadId === undefined || one.alsoToRoom === true)),
    ),
  );
  const source = useTimeline(room.id, targetId);
  useReadByAll(room.id, membership !== null);
  const [atEnd, setAtEnd] = useState(false);
  const [editingId, setEditingId] = useState<string | null>(null);
  const unreadAfter = useReadMarker(room, membership, atEnd);
  const field = useRef<HTMLTextAreaElement>(null);

  const toNewest = useCallback(async () => {
    // The address first: while it names a message, the window around that one would be loaded again.
    await navigate({ to: '.', search: ({ msg: _msg, ...rest }: { msg?: string }) => rest, replace: true });
    dropWindow(room.id);
  }, [navigate, room.id]);
  const editLast = () => {
    const last = source.timeline?.messages.findLast(
      (message) => message.author.id === selfId && mayEdit(chatStore.getState(), message, Date.now()),
    );
    if (last !== undefined) setEditingId(last.id);
  };
  const stopEditing = (messageId: string | null) => {
    setEditingId(messageId);
    if (messageId === null) field.current?.focus();
  };

  return (
    <>
      {source.timeline !== undefined && (
        <TimelineView
          room={room}
          title={title}
          timeline={source.timeline}
          source={source}
          outgoing={outgoing}
          selfId={selfId}
          unreadAfter={unreadAfter}
          targetId={targetId}
          editingId={editingId}
          onEdit={stopEditing}
          onAtEnd={setAtEnd}
          onToNewest={() => void toNewest()}
          onEscape={() => field.current?.focus()}
        />
      )}
      {source.timeline === undefined && !source.failed && (
        <>
          <TimelineSkeleton />
          {outgoing.map((one, index) => (
            <PendingMessage key={one.id} outgoing={one} headed={index === 0} />
          ))}
        </>
      )}
      {source.timeline === undefined && source.failed && (
        <EmptyState
          title={t('messages.loadFailed')}
          action={<PlainButton onClick={source.retry}>{t('app.retry')}</PlainButton>}
        />
      )}
      <Announcer roomId={room.id} selfId={selfId} />
      {instead === null ? (
        <Composer
          room={room}
          title={title}
          field={field}
          onEditLast={editLast}
          onSent={() => {
            if (source.timeline?.hasNewer) void toNewest();
          }}
        />
      ) : (
        <div className={classes['instead']} data-region="composer">
          {instead}
        </div>
      )}
    </>
  );
}
