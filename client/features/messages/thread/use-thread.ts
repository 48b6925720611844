import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { call, hearMessages, liveStore } from '../../../transport/live.ts';

export interface Thread {
  readonly root: MessageView;
  /** By ascending seq. */
  readonly replies: readonly MessageView[];
}

const PAGE = 200;
const keyOf = (threadId: string) => ['thread', threadId] as const;

/** A thread as it stands, kept up to date by what is heard; loaded anew after the connection was gone. */
export function useThread(threadId: string) {
  const client = useQueryClient();
  const connected = useStore(liveStore, (state) => state.connection.phase === 'connected');
  const query = useQuery({ queryKey: keyOf(threadId), queryFn: () => loadThread(threadId), enabled: connected });

  useEffect(() => hearMessages((message) => take(client, threadId, message)), [client, threadId]);
  useEffect(() => {
    if (connected) void client.invalidateQueries({ queryKey: keyOf(threadId) });
  }, [client, connected, threadId]);
  return query;
}

async function loadThread(threadId: string): Promise<Thread> {
  const replies: MessageView[] = [];
  for (;;) {
    const page = await call('thread:read', { threadId, afterSeq: replies.at(-1)?.seq ?? 0, limit: PAGE });
    replies.push(...page.replies);
    if (!page.hasNewer) return { root: page.root, replies };
  }
}

function take(client: QueryClient, threadId: string, message: MessageView): void {
  if (message.threadId !== threadId && message.id !== threadId) return;
  client.setQueryData<Thread>(keyOf(threadId), (thread) =>
    thread === undefined ? undefined : withMessage(thread, message),
  );
}

/** Of two versions the one with the higher rev stays; a doubled event does nothing. */
export function withMessage(thread: Thread, message: MessageView): Thread {
  if (message.id === thread.root.id) return message.rev > thread.root.rev ? { ...thread, root: message } : thread;
  const held = thread.replies.find((reply) => reply.id === message.id);
  if (held !== undefined && held.rev >= message.rev) return thread;
  const others = thread.replies.filter((reply) => reply.id !== message.id);
  return { ...thread, replies: [...others, message].sort((a, b) => a.seq - b.seq) };
}
