import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { call } from '../../../transport/live.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { MessageCard } from './MessageCard.tsx';
import classes from './Lists.module.css';

export type ListName = 'pinned' | 'starred' | 'mentions';

const PAGE = 30;

/** Messages of a room that were pinned, that the reader starred, or that name the reader. */
export function MessageListPanel({ room, list }: { readonly room: RoomView; readonly list: ListName }) {
  const { t } = useTranslation();
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['message-list', list, room.id, room.rev],
    queryFn: ({ pageParam }) => call('message:list', { list, roomId: room.id, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
  });
  const messages = data?.pages.flat() ?? [];

  return (
    <Panel title={t(`lists.${list}`)}>
      {isError && (
        <EmptyState
          title={t('messages.loadFailed')}
          action={<Button onClick={() => void refetch()}>{t('app.retry')}</Button>}
        />
      )}
      {data !== undefined && messages.length === 0 && <p className={classes['none']}>{t(`lists.${list}None`)}</p>}
      <div className={classes['cards']}>
        {messages.map((message) => (
          <MessageCard key={message.id} message={message} />
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
