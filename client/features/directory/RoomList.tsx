import { IconHash, IconKey } from '@tabler/icons-react';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { call } from '../../transport/live.ts';
import { DirectoryList } from './DirectoryList.tsx';
import type { DirectoryOrder } from './OrderSelect.tsx';
import { RoomItem } from './RoomItem.tsx';

const PAGE = 50;

/** Channels that one may join. */
export function RoomList({ filter, order = 'name' }: { readonly filter: string; readonly order?: DirectoryOrder }) {
  const { t } = useTranslation();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['directory', 'rooms', filter, order],
    queryFn: ({ pageParam }) =>
      call('directory:rooms', { filter, order, withoutTeams: true, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => {
      const loaded = pages.reduce((sum, page) => sum + page.rooms.length, 0);
      return loaded < last.total && last.rooms.length > 0 ? loaded : undefined;
    },
    placeholderData: keepPreviousData,
  });
  return (
    <DirectoryList
      total={data?.pages[0]?.total ?? null}
      none={t('directory.noChannels')}
      more={hasNextPage ? { busy: isFetchingNextPage, load: () => void fetchNextPage() } : null}
    >
      {data?.pages
        .flatMap((page) => page.rooms)
        .map((room) => (
          <RoomItem
            key={room.id}
            room={room}
            icon={room.joinCodeRequired ? <IconKey size={17} aria-hidden /> : <IconHash size={17} aria-hidden />}
          />
        ))}
    </DirectoryList>
  );
}
