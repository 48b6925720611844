import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { formatTime } from '../../../lib/time-format.ts';
import { call } from '../../../transport/live.ts';
import { Avatar } from '../../../ui/Avatar.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { AttachmentCards } from '../attachments/AttachmentCards.tsx';
import { MessageBody } from '../body/MessageBody.tsx';
import { FileCards } from '../FileCards.tsx';
import classes from './Lists.module.css';
import cards from './MessageCard.module.css';

const PAGE = 30;

/** For auditors: what deleted messages of a room said, as far as the workspace keeps them. */
export function ErasedPanel({ room }: { readonly room: RoomView }) {
  const { t, i18n } = useTranslation();
  const { data, isError, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['erased', room.id, room.rev],
    queryFn: ({ pageParam }) => call('message:erased', { roomId: room.id, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
  });
  const time = (at: string) => formatTime(i18n.language, 'full', at);
  const rows = data?.pages.flat() ?? [];
  return (
    <Panel title={t('history.erased')}>
      {isError && (
        <EmptyState
          title={t('messages.loadFailed')}
          action={<Button onClick={() => void refetch()}>{t('app.retry')}</Button>}
        />
      )}
      {data !== undefined && rows.length === 0 && <p className={classes['none']}>{t('history.erasedNone')}</p>}
      <div className={classes['cards']}>
        {rows.map((row) => (
          <article key={row.messageId} className={cards['card']} aria-label={`${row.author.name}, ${time(row.sentAt)}`}>
            <header className={cards['head']}>
              <Avatar id={row.author.id} name={row.author.name} size={24} />
              <strong className={cards['name']}>{row.author.name}</strong>
              <time dateTime={row.sentAt}>{time(row.sentAt)}</time>
            </header>
            <div className={cards['body']}>
              <MessageBody body={row.body} mentions={[]} selfId={undefined} />
              <AttachmentCards attachments={row.attachments} tabbable />
              <FileCards files={row.files} />
            </div>
            <p className={cards['room']}>
              {t('history.erasedBy', { name: row.erasedBy.name, time: time(row.erasedAt) })}
            </p>
          </article>
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
