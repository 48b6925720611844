import { Button } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { UserView } from '../../../server/contracts/user.ts';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { call, showPresence } from '../../transport/live.ts';
import { openDirect } from '../../transport/room-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { PresenceDot } from '../../ui/PresenceDot.tsx';
import classes from './Directory.module.css';
import { DirectoryList } from './DirectoryList.tsx';

const PAGE = 50;

export function PeopleList({ filter }: { readonly filter: string }) {
  const { t } = useTranslation();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['directory', 'people', filter],
    queryFn: ({ pageParam }) => call('directory:users', { filter, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.users.length, 0);
      return loaded < last.total && last.users.length > 0 ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const users = data?.pages.flatMap((page) => page.users) ?? [];
  const key = users.map((user) => user.id).join(' ');
  useEffect(() => {
    showPresence('directory', key === '' ? [] : key.split(' '));
    return () => showPresence('directory', []);
  }, [key]);

  return (
    <DirectoryList
      total={data?.pages[0]?.total ?? null}
      none={t('directory.noPeople')}
      more={hasNextPage ? { busy: isFetchingNextPage, load: () => void fetchNextPage() } : null}
    >
      {users.map((user) => (
        <Person key={user.id} user={user} />
      ))}
    </DirectoryList>
  );
}

function Person({ user }: { readonly user: UserView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const presence = useStore(chatStore, (state) => state.presence[user.id]);
  const open = async () => {
    const room = await attempt(openDirect([user.id]));
    if (room !== null) await navigate(roomLink(room));
  };
  return (
    <li className={classes['row']}>
      <Avatar id={user.id} name={user.name} />
      <div className={classes['text']}>
        <p className={classes['name']}>
          {user.name}
          <PresenceDot status={presence?.status ?? user.status} />
        </p>
        <p className={classes['note']}>
          <bdi>@{user.username}</bdi>
          {user.statusText !== '' && ` · ${user.statusText}`}
        </p>
      </div>
      <Button variant="default" onClick={() => void open()}>
        {t('directory.message')}
        <span className="visually-hidden"> {user.name}</span>
      </Button>
    </li>
  );
}
