import { Button } from '@mantine/core';
import { IconFiles } from '@tabler/icons-react';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { OwnFileView } from '../../../server/contracts/methods.ts';
import { fileKind } from '../../lib/file-kind.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { roomPath } from '../../lib/room-path.ts';
import { chatStore } from '../../store/chat-store.ts';
import { roomLabel } from '../../store/selectors.ts';
import { call } from '../../transport/live.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { failureCode } from '../../ui/failure-code.ts';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { DeleteFile } from './DeleteFile.tsx';
import { everything, FileFilter, filterOf } from './FileFilter.tsx';
import { FileRow } from './FileRow.tsx';
import classes from './Files.module.css';

const PAGE = 50;

/** Everything that one has sent to any room, how much it is, and the way to be rid of it. */
export function OwnFilesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { rooms, self } = useStore(chatStore);
  const [wanted, setWanted] = useState(everything);
  const [deleting, setDeleting] = useState<OwnFileView | null>(null);
  const filter = useDeferredValue(filterOf(wanted));
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['own-files', filter],
    queryFn: ({ pageParam }) => call('file:list-own', { offset: pageParam, limit: PAGE, ...filter }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.hasMore ? pages.length * PAGE : undefined),
    placeholderData: (before) => before,
    staleTime: 0,
  });
  const files = data?.pages.flatMap((page) => page.files) ?? [];
  const { count = 0, bytes = 0 } = data?.pages[0] ?? {};
  const go = (file: OwnFileView, search: object) => {
    const room = rooms[file.roomId];
    if (room !== undefined) void navigate({ to: roomPath(room), search } as never);
  };
  const titleOf = (file: OwnFileView) => {
    const room = rooms[file.roomId];
    return room === undefined ? '' : roomLabel(room, self?.id);
  };

  return (
    <Page icon={<IconFiles size={19} aria-hidden />} title={t('files.own')}>
      <FormFailure code={error === null ? null : failureCode(error)} />
      {data !== undefined && count === 0 && <EmptyState icon={<IconFiles size={28} />} title={t('files.ownNone')} />}
      {count > 0 && (
        <>
          <p className={classes['total']}>{t('files.ownTotal', { count, size: formatBytes(bytes) })}</p>
          <FileFilter wanted={wanted} onChange={setWanted} />
          {files.length === 0 && <p className={classes['none']}>{t('files.noneFound')}</p>}
          <ul className={classes['list']} aria-label={t('files.own')}>
            {files.map((file) => (
              <FileRow
                key={file.id}
                file={file}
                about={titleOf(file)}
                onOpen={
                  ['picture', 'video'].includes(fileKind(file)) && file.roomId in rooms
                    ? () => go(file, { file: file.id })
                    : null
                }
                onJump={
                  file.messageId === null || !(file.roomId in rooms) ? null : () => go(file, { msg: file.messageId })
                }
                onDelete={() => setDeleting(file)}
              />
            ))}
          </ul>
        </>
      )}
      {hasNextPage && (
        <Button variant="default" fullWidth mt={12} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('lists.more')}
        </Button>
      )}
      <DeleteFile
        file={deleting}
        onClose={() => setDeleting(null)}
        onDeleted={() => void queries.invalidateQueries({ queryKey: ['own-files'] })}
      />
    </Page>
  );
}
