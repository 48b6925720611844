import { IconUsersGroup } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../transport/live.ts';
import { DirectoryList } from './DirectoryList.tsx';
import { RoomItem } from './RoomItem.tsx';
import type { DirectoryOrder } from './OrderSelect.tsx';

const PAGE = 50;

/** Public teams, and one's own. */
export function TeamList({ filter, order }: { readonly filter: string; readonly order: DirectoryOrder }) {
  const { t } = useTranslation();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['directory', 'teams', filter, order],
    queryFn: ({ pageParam }) => call('directory:teams', { filter, order, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.teams.length, 0);
      return loaded < last.total && last.teams.length > 0 ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  return (
    <DirectoryList
      total={data?.pages[0]?.total ?? null}
      none={t('directory.noTeams')}
      more={hasNextPage ? { busy: isFetchingNextPage, load: () => void fetchNextPage() } : null}
    >
      {data?.pages
        .flatMap((page) => page.teams)
        .map((team) => (
          <RoomItem
            key={team.id}
            room={team}
            icon={<IconUsersGroup size={17} aria-hidden />}
            note={t('directory.rooms', { count: team.roomCount })}
          />
        ))}
    </DirectoryList>
  );
}
