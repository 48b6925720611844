import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { call } from '../../../transport/live.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { MessageCard } from './MessageCard.tsx';
import classes from './Lists.module.css';

const PAGE = 20;
const EXAMPLES = ['from:anna', 'in:general', 'after:2026-01-31', 'has:file', 'is:pinned'] as const;

/** Looks for messages here or everywhere; a hit leads into its place in the conversation. */
export function SearchPanel({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [everywhere, setEverywhere] = useState(false);
  const { data, isFetching, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['search', text, everywhere ? null : room.id],
    queryFn: ({ pageParam }) =>
      call('message:search', {
        text,
        limit: PAGE,
        ...(everywhere ? {} : { roomId: room.id }),
        ...(pageParam === '' ? {} : { before: pageParam }),
      }),
    initialPageParam: '',
    getNextPageParam: (last) => (last.hasMore ? last.messages.at(-1)?.sentAt : undefined),
    enabled: text !== '',
  });
  const hits = data?.pages.flatMap((page) => page.messages) ?? [];

  return (
    <Panel title={t('search.title')}>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          setText(typed.trim());
        }}
      >
        <TextInput
          autoFocus
          type="search"
          aria-label={t('search.field')}
          placeholder={t('search.field')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <label className={classes['scope']}>
          <input
            type="checkbox"
            checked={everywhere}
            onChange={(event) => setEverywhere(event.currentTarget.checked)}
          />
          {t('search.everywhere')}
        </label>
      </form>
      {text === '' && (
        <p className={classes['hint']}>
          {t('search.hint')}{' '}
          {EXAMPLES.map((example) => (
            <span key={example}>
              <code>{example}</code>{' '}
            </span>
          ))}
        </p>
      )}
      <div role="status" className={classes['hint']}>
        {text !== '' && !isFetching && hits.length === 0 && t('search.none')}
        {isFetching && t('search.looking')}
      </div>
      <div className={classes['cards']}>
        {hits.map((message) => (
          <MessageCard key={message.id} message={message} showRoom={everywhere} />
        ))}
      </div>
      {hasNextPage && (
        <Button variant="default" fullWidth loading={isFetching} onClick={() => void fetchNextPage()}>
          {t('lists.more')}
        </Button>
      )}
    </Panel>
  );
}
