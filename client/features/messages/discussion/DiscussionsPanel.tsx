import '@mantine/core/styles/Input.css';
import { Button, TextInput } from '@mantine/core';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { IconMessages } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { roomLink } from '../../../lib/room-path.ts';
import { formatDay } from '../../../lib/time-format.ts';
import { chatStore } from '../../../store/chat-store.ts';
import { mayInRoom } from '../../../store/may.ts';
import { call } from '../../../transport/live.ts';
import { joinRoom } from '../../../transport/room-actions.ts';
import { attempt } from '../../../ui/attempt.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import classes from './Discussions.module.css';
import { StartDiscussionDialog } from './StartDiscussionDialog.tsx';

const PAGE = 50;

/** The discussions of a room, the one with the newest message first. */
export function DiscussionsPanel({ room, mayStart }: { readonly room: RoomView; readonly mayStart: boolean }) {
  const { t } = useTranslation();
  const [filter, setFilter] = useState('');
  const [starting, setStarting] = useState(false);
  const allowed = useStore(chatStore, (state) => mayInRoom(state, room.id, 'start-discussion'));
  // Every discussion is announced by a message of the room.
  const seq = useStore(chatStore, (state) => state.rooms[room.id]?.rev ?? room.rev);
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['discussions', room.id, filter, seq],
    queryFn: ({ pageParam }) => call('discussion:list', { roomId: room.id, filter, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.discussions.length, 0);
      return loaded < last.total && last.discussions.length > 0 ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  const discussions = data?.pages.flatMap((page) => page.discussions) ?? [];
  const start = mayStart && allowed && (
    <Button fullWidth onClick={() => setStarting(true)}>
      {t('discussions.start')}
    </Button>
  );

  return (
    <Panel title={t('discussions.all')}>
      {(discussions.length > 0 || filter !== '') && (
        <TextInput
          aria-label={t('discussions.filter')}
          placeholder={t('discussions.filter')}
          value={filter}
          onChange={(event) => setFilter(event.currentTarget.value)}
          mb="sm"
        />
      )}
      {data !== undefined && discussions.length === 0 ? (
        <EmptyState icon={<IconMessages size={26} />} title={t('discussions.none')} action={start}>
          {t('discussions.hint')}
        </EmptyState>
      ) : (
        start
      )}
      <ul className={classes['list']}>
        {discussions.map((discussion) => (
          <DiscussionRow key={discussion.id} discussion={discussion} />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" fullWidth loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('members.loadMore')}
        </Button>
      )}
      {starting && <StartDiscussionDialog room={room} onClose={() => setStarting(false)} />}
    </Panel>
  );
}

function DiscussionRow({ discussion }: { readonly discussion: RoomView }) {
  const { t, i18n } = useTranslation();
  const navigate = useNavigate();
  const enter = async () => {
    const room = await attempt(joinRoom(discussion.id));
    if (room !== null) await navigate(roomLink(room));
  };
  return (
    <li>
      <button type="button" className={classes['row']} onClick={() => void enter()}>
        <span className={classes['title']}>{discussion.displayName}</span>
        <span className={classes['note']}>
          {t('discussions.count', { count: discussion.rootSeq })}
          {discussion.lastMessageAt !== null && ` · ${formatDay(i18n.language, discussion.lastMessageAt)}`}
        </span>
      </button>
    </li>
  );
}
