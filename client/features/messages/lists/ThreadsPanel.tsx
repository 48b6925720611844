import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ThreadView } from '../../../../server/contracts/message.ts';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { call } from '../../../transport/live.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { ThreadSummary } from '../ThreadSummary.tsx';
import classes from './Lists.module.css';
import { MessageCard } from './MessageCard.tsx';

const PAGE = 30;

/** The threads of a room, the one with the newest answer first. */
export function ThreadsPanel({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const [following, setFollowing] = useState(false);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['threads', room.id, following, room.rev],
    queryFn: ({ pageParam }) => call('thread:list', { roomId: room.id, following, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
  });
  const threads = data?.pages.flat() ?? [];
  return (
    <Panel title={t('threads.all')}>
      <label className={classes['scope']}>
        <input type="checkbox" checked={following} onChange={(event) => setFollowing(event.currentTarget.checked)} />
        {t('threads.onlyFollowed')}
      </label>
      {data !== undefined && threads.length === 0 && <p className={classes['none']}>{t('threads.none')}</p>}
      <div className={classes['cards']}>
        {threads.map((thread) => (
          <ThreadCard key={thread.root.id} thread={thread} />
        ))}
      </div>
      {hasNextPage && (
        <Button variant="default" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('lists.more')}
        </Button>
      )}
    </Panel>
  );
}

export function ThreadCard({ thread, showRoom = false }: { readonly thread: ThreadView; readonly showRoom?: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <div>
      <MessageCard message={thread.root} showRoom={showRoom} />
      <ThreadSummary
        message={thread.root}
        onOpen={() =>
          void navigate({
            to: '.',
            search: (search: object) => ({ ...search, panel: 'thread', thread: thread.root.id }),
          } as never)
        }
      />
      {thread.unread > 0 && <span className={classes['unread']}>{t('threads.unread', { count: thread.unread })}</span>}
    </div>
  );
}
