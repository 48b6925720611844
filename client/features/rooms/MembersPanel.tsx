import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MemberView, RoomView } from '../../../server/contracts/room.ts';
import { chatStore } from '../../store/chat-store.ts';
import { mayInRoom } from '../../store/may.ts';
import { call, showPresence } from '../../transport/live.ts';
import { Panel } from '../../ui/Panel.tsx';
import { BannedList } from './BannedList.tsx';
import { memberRights } from './member-rights.ts';
import { MemberRow } from './MemberRow.tsx';
import classes from './MembersPanel.module.css';

const PAGE = 100;

/** Who is in the room, with roles and presence; a page at a time. */
export function MembersPanel({
  room,
  onInvite,
}: {
  readonly room: RoomView;
  /** Null where the reader may bring in nobody. */
  readonly onInvite: (() => void) | null;
}) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [filter, setFilter] = useState('');
  const changes = useStore(chatStore, (state) => state.memberChanges[room.id] ?? 0);
  const store = useStore(chatStore);
  const rights = memberRights(store, room);
  const hidden = room.broadcast && !mayInRoom(store, room.id, 'view-broadcast-member-list');
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['members', room.id, filter, changes],
    queryFn: ({ pageParam }) =>
      call('room:members', { roomId: room.id, filter, offset: pageParam, limit: PAGE, byRole: true }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.members.length, 0);
      return loaded < last.total && last.members.length > 0 ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
    enabled: !hidden,
  });
  const members: readonly MemberView[] = data?.pages.flatMap((page) => page.members) ?? [];
  useWatched(members);

  return (
    <Panel title={t('members.title')}>
      <TextInput
        aria-label={t('members.filter')}
        placeholder={t('members.filter')}
        value={filter}
        onChange={(event) => setFilter(event.currentTarget.value)}
      />
      {onInvite !== null && (
        <Button variant="default" fullWidth mt="sm" onClick={onInvite}>
          {t('room.invite')}
        </Button>
      )}
      <ul className={classes['list']}>
        {members.map((member) => (
          <MemberRow
            key={member.id}
            room={room}
            member={member}
            rights={member.id === store.self?.id ? { ...rights, kick: false, ban: false } : rights}
            onOpen={() =>
              void navigate({
                to: '.',
                search: (search) => ({ ...search, panel: 'person' as const, person: member.id }),
              })
            }
          />
        ))}
      </ul>
      {data !== undefined && members.length === 0 && <p className={classes['none']}>{t('members.none')}</p>}
      {hidden && <p className={classes['none']}>{t('members.hidden')}</p>}
      {rights.ban && <BannedList room={room} changes={changes} />}
      {hasNextPage && (
        <Button variant="default" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('members.loadMore')}
        </Button>
      )}
    </Panel>
  );
}

function useWatched(members: readonly MemberView[]): void {
  const key = members.map((member) => member.id).join(' ');
  useEffect(() => {
    showPresence('members', key === '' ? [] : key.split(' '));
    return () => showPresence('members', []);
  }, [key]);
}
