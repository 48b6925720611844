import { Button } from '@mantine/core';
import { IconHash } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../server/contracts/room.ts';
import { roomLink } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';
import { joinRoom } from '../../transport/room-actions.ts';
import { attempt } from '../../ui/attempt.ts';
import classes from './Directory.module.css';

const PAGE = 50;

export function RoomList({ filter }: { readonly filter: string }) {
  const { t } = useTranslation();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['directory', 'rooms', filter],
    queryFn: ({ pageParam }) => call('directory:rooms', { filter, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.rooms.length, 0);
      return loaded < last.total && last.rooms.length > 0 ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const rooms = data?.pages.flatMap((page) => page.rooms) ?? [];
  return (
    <>
      <ul className={classes['list']}>
        {rooms.map((room) => (
          <RoomItem key={room.id} room={room} />
        ))}
      </ul>
      {data !== undefined && rooms.length === 0 && <p className={classes['none']}>{t('directory.noChannels')}</p>}
      {hasNextPage && (
        <Button
          className={classes['more'] ?? ''}
          variant="default"
          fullWidth
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('directory.more')}
        </Button>
      )}
    </>
  );
}

function RoomItem({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const joined = useStore(chatStore, (state) => room.id in state.memberships);
  const open = async () => {
    const entered = joined ? room : await attempt(joinRoom(room.id));
    if (entered !== null) await navigate(roomLink(entered));
  };
  return (
    <li className={classes['row']}>
      <div className={classes['text']}>
        <p className={classes['name']}>
          <IconHash size={17} aria-hidden />
          <Link {...roomLink(room)}>{room.displayName || room.name}</Link>
        </p>
        <p className={classes['note']}>
          {t('directory.members', { count: room.memberCount })}
          {room.topic !== '' && ` · ${room.topic}`}
        </p>
      </div>
      <Button variant={joined ? 'default' : 'light'} onClick={() => void open()}>
        {joined ? t('directory.open') : t('directory.join')}
        <span className="visually-hidden"> #{room.displayName || room.name}</span>
      </Button>
    </li>
  );
}
