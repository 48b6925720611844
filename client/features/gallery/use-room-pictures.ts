import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { RoomFileView } from '../../../server/contracts/methods.ts';
import { call } from '../../transport/live.ts';

const PAGE = 100;
/** Whoever follows a link to an old picture gets it, but not for any price. */
const MOST_PAGES = 40;
/** Older ones are fetched when so few are left before the one that is shown. */
const NEARLY_OUT = 5;

/** The pictures and films of a room, from the oldest that is known to the newest, and the place of one of them. */
export function useRoomPictures(roomId: string, fileId: string) {
  const query = useInfiniteQuery({
    queryKey: ['room-pictures', roomId],
    queryFn: ({ pageParam }) => call('room:files', { roomId, offset: pageParam, limit: PAGE, family: 'visual' }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) =>
      last.length < PAGE || pages.length === MOST_PAGES ? undefined : pages.length * PAGE,
    staleTime: 0,
    refetchOnMount: 'always',
  });
  const { data, hasNextPage, isFetching, fetchNextPage, isPending, isError } = query;
  const files = useMemo<readonly RoomFileView[]>(() => data?.pages.flat().reverse() ?? [], [data]);
  const index = files.findIndex((file) => file.id === fileId);
  const wantsOlder = hasNextPage && !isFetching && index < NEARLY_OUT;
  useEffect(() => {
    if (wantsOlder) void fetchNextPage();
  }, [wantsOlder, fetchNextPage]);
  return { files, index, looking: isPending || (index === -1 && (hasNextPage || isFetching)), failed: isError };
}
