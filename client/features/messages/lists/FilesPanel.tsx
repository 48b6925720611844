import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { RoomView } from '../../../../server/contracts/room.ts';
import { formatDay } from '../../../lib/time-format.ts';
import { call } from '../../../transport/live.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { FileCards } from '../FileCards.tsx';
import classes from './Lists.module.css';

const PAGE = 30;

export function FilesPanel({ room }: { readonly room: RoomView }) {
  const { t, i18n } = useTranslation();
  const { data, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['room-files', room.id, room.rev],
    queryFn: ({ pageParam }) => call('room:files', { roomId: room.id, offset: pageParam, limit: PAGE }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
  });
  const files = data?.pages.flat() ?? [];
  return (
    <Panel title={t('lists.files')}>
      {data !== undefined && files.length === 0 && <p className={classes['none']}>{t('lists.filesNone')}</p>}
      <div className={classes['cards']}>
        {files.map((file) => (
          <div key={file.id} className={classes['file']}>
            <FileCards files={[file]} />
            <span className={classes['hint']}>{formatDay(i18n.language, file.createdAt)}</span>
          </div>
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
