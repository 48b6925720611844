import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '../../../../server/contracts/message.ts';
import { call } from '../../../transport/live.ts';
import { failureCode } from '../../../ui/failure-code.ts';
import { FormFailure } from '../../../ui/FormFailure.tsx';
import { MessageCard } from './MessageCard.tsx';
import classes from './Lists.module.css';

const PAGE = 20;

/** The messages that a search finds in one room, or in all that one is in; a hit leads into its place in the conversation. */
export function SearchHits({ text, roomId }: { readonly text: string; readonly roomId: string | null }) {
  const { t } = useTranslation();
  const { data, error, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['search', text, roomId],
    queryFn: ({ pageParam }) =>
      call('message:search', {
        text,
        limit: PAGE,
        ...(roomId === null ? {} : { roomId }),
        ...(pageParam === null ? {} : { behind: pageParam }),
      }),
    initialPageParam: null as { id: string; sentAt: string } | null,
    getNextPageParam: ({ hasMore, messages }) => lastOf(hasMore ? messages : []),
    enabled: text !== '',
  });
  const hits = data?.pages.flatMap((page) => page.messages) ?? [];

  return (
    <>
      <div role="status" className={classes['hint']}>
        {text !== '' && !isFetching && error === null && hits.length === 0 && t('search.none')}
        {isFetching && t('search.looking')}
      </div>
      <FormFailure code={error === null || isFetching ? null : failureCode(error)} />
      <div className={classes['cards']}>
        {hits.map((message) => (
          <MessageCard key={message.id} message={message} showRoom={roomId === null} />
        ))}
      </div>
      {hasNextPage && (
        <Button variant="default" fullWidth loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('lists.more')}
        </Button>
      )}
    </>
  );
}

function lastOf(messages: readonly MessageView[]): { id: string; sentAt: string } | undefined {
  const last = messages.at(-1);
  return last && { id: last.id, sentAt: last.sentAt };
}
