import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { MessageView } from '../../../../server/contracts/message.ts';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { mayEdit } from '../../../store/may-change.ts';
import { call, liveStore, tell } from '../../../transport/live.ts';
import { attempt } from '../../../ui/attempt.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Composer } from '../Composer.tsx';
import { Message } from '../Message.tsx';
import { PendingMessage } from '../PendingMessage.tsx';
import { SystemMessage } from '../SystemMessage.tsx';
import classes from './ThreadPanel.module.css';
import { isShown } from '../timeline-rows.ts';
import { useThread } from './use-thread.ts';

interface ThreadPanelProps {
  readonly room: RoomView;
  readonly title: string;
  readonly threadId: string;
  readonly mayWrite: boolean;
}

/** A message and all that was answered to it, with a place to answer. */
export function ThreadPanel({ room, title, threadId, mayWrite }: ThreadPanelProps) {
  const { t } = useTranslation();
  const { data: thread, isError, refetch } = useThread(threadId);
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const outgoing = useStore(
    liveStore,
    useShallow((state) => state.outbox.filter((one) => one.threadId === threadId)),
  );
  const [editingId, setEditingId] = useState<string | null>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const lastSeq = thread?.replies.at(-1)?.seq ?? 0;

  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' });
    if (lastSeq > 0) tell('thread:mark-read', { threadId, seq: lastSeq });
  }, [threadId, lastSeq, outgoing.length]);

  const follows = selfId !== undefined && (thread?.root.followers.includes(selfId) ?? false);
  const edit = (messageId: string | null) => {
    setEditingId(messageId);
    if (messageId === null) field.current?.focus();
  };
  const row = (message: MessageView) =>
    message.deletedAt !== null || message.kind !== 'text' ? (
      <SystemMessage key={message.id} message={message} isFocusable />
    ) : (
      <Message
        key={message.id}
        message={message}
        room={room}
        headed
        selfId={selfId}
        isTarget={false}
        isFocusable
        isEditing={editingId === message.id}
        inThread
        onEdit={edit}
      />
    );

  return (
    <Panel flush title={t('threads.title')}>
      {isError && (
        <EmptyState
          title={t('threads.gone')}
          action={<Button onClick={() => void refetch()}>{t('app.retry')}</Button>}
        />
      )}
      {thread !== undefined && (
        <>
          <div className={classes['messages']}>
            {row(thread.root)}
            <div className={classes['count']}>
              <span>{t('threads.replies', { count: thread.root.replyCount })}</span>
              <button
                type="button"
                aria-pressed={follows}
                onClick={() => void attempt(call('thread:follow', { threadId, following: !follows }))}
              >
                {follows ? t('threads.unfollow') : t('threads.follow')}
              </button>
            </div>
            {thread.replies.filter((reply) => isShown(reply)).map(row)}
            {outgoing.map((one) => (
              <PendingMessage key={one.id} outgoing={one} headed />
            ))}
            <div ref={end} />
          </div>
          {mayWrite && (
            <Composer
              room={room}
              title={title}
              field={field}
              threadId={threadId}
              onSent={() => undefined}
              onEditLast={() => {
                const last = thread.replies.findLast(
                  (reply) => reply.author.id === selfId && mayEdit(chatStore.getState(), reply, Date.now()),
                );
                if (last !== undefined) setEditingId(last.id);
              }}
            />
          )}
        </>
      )}
    </Panel>
  );
}
