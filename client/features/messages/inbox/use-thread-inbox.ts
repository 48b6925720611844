import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect } from 'react';
import { useStore } from 'zustand';
import { throttle } from '../../../lib/throttle.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { call, hearMessages, liveStore } from '../../../transport/live.ts';
import type { ThreadFilter } from './thread-filters.ts';

const PAGE = 20;
const KEY = 'thread-inbox';
const REFRESH_MS = 1000;

/** The inbox page by page; it is asked for anew when an answer comes, or a thread is read, here or on another device. */
export function useThreadInbox(filter: ThreadFilter) {
  const connected = useStore(liveStore, (state) => state.connection.phase === 'connected');
  const { data, isError, refetch, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: [KEY, filter],
    queryFn: ({ pageParam }) => call('thread:inbox', { filter, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.hasMore ? pages.length * PAGE : undefined),
    enabled: connected,
  });
  const refresh = useFollowThreads();
  const rows = data?.pages.flatMap((page) => page.threads) ?? [];
  return {
    // A thread that moved up between two pages is in both of them.
    threads: [...new Map(rows.map((row) => [row.root.id, row])).values()],
    unreadThreads: data?.pages[0]?.unreadThreads ?? 0,
    loaded: data !== undefined,
    failed: isError,
    hasMore: hasNextPage,
    more: () => void fetchNextPage(),
    retry: () => void refetch(),
    refresh,
  };
}

/** How many followed threads have something unread. */
export function useUnreadThreads(): number {
  const connected = useStore(liveStore, (state) => state.connection.phase === 'connected');
  useFollowThreads();
  const { data } = useQuery({
    queryKey: [KEY, 'count'],
    queryFn: async () => (await call('thread:inbox', { filter: 'unread', limit: 1 })).unreadThreads,
    enabled: connected,
  });
  return data ?? 0;
}

function useFollowThreads(): () => void {
  const client = useQueryClient();
  const reads = useStore(chatStore, (state) => state.threadReads);
  const refresh = useCallback(() => void client.invalidateQueries({ queryKey: [KEY] }), [client]);
  useEffect(() => {
    const soon = throttle(refresh, REFRESH_MS);
    return hearMessages((message) => {
      if (message.threadId !== null || message.lastReplyAt !== null) soon();
    });
  }, [refresh]);
  useEffect(refresh, [refresh, reads]);
  return refresh;
}
