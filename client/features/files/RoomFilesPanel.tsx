import { Button } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { RoomFileView } from '../../../server/contracts/methods.ts';
import type { RoomView } from '../../../server/contracts/room.ts';
import { fileKind } from '../../lib/file-kind.ts';
import { chatStore } from '../../store/chat-store.ts';
import { call } from '../../transport/live.ts';
import { Panel } from '../../ui/Panel.tsx';
import { failureCode } from '../../ui/failure-code.ts';
import { FormFailure } from '../../ui/FormFailure.tsx';
import { DeleteFile } from './DeleteFile.tsx';
import { everything, FileFilter, filterOf } from './FileFilter.tsx';
import { FileRow } from './FileRow.tsx';
import classes from './Files.module.css';

const PAGE = 30;

/** What was sent to a room: narrowed by kind and name, opened, saved, found in its conversation. */
export function RoomFilesPanel({ room }: { readonly room: RoomView }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState(everything);
  const [deleting, setDeleting] = useState<RoomFileView | null>(null);
  const selfId = useStore(chatStore, (state) => state.self?.id);
  const filter = useDeferredValue(filterOf(wanted));
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery({
    queryKey: ['room-files', room.id, filter, room.rev],
    queryFn: ({ pageParam }) => call('room:files', { roomId: room.id, offset: pageParam, limit: PAGE, ...filter }),
    initialPageParam: 0,
    getNextPageParam: (last, pages) => (last.length < PAGE ? undefined : pages.length * PAGE),
    placeholderData: (before) => before,
  });
  const files = data?.pages.flat() ?? [];
  const go = (more: object) =>
    void navigate({ to: '.', search: (search: object) => ({ ...search, ...more }) } as never);
  return (
    <Panel title={t('lists.files')}>
      <FileFilter wanted={wanted} onChange={setWanted} />
      <FormFailure code={error === null ? null : failureCode(error)} />
      {data !== undefined && files.length === 0 && (
        <p className={classes['none']} role="status">
          {Object.keys(filter).length === 0 ? t('files.none') : t('files.noneFound')}
        </p>
      )}
      <ul className={classes['list']} aria-label={t('lists.files')}>
        {files.map((file) => (
          <FileRow
            key={file.id}
            file={file}
            about={file.author.name}
            onOpen={isShownLarge(file) ? () => go({ file: file.id }) : null}
            onJump={file.messageId === null ? null : () => go({ msg: file.messageId })}
            onDelete={file.userId === selfId ? () => setDeleting(file) : null}
          />
        ))}
      </ul>
      {hasNextPage && (
        <Button variant="default" fullWidth mt={12} loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('lists.more')}
        </Button>
      )}
      <DeleteFile
        file={deleting}
        onClose={() => setDeleting(null)}
        onDeleted={() => void queries.invalidateQueries({ queryKey: ['room-files', room.id] })}
      />
    </Panel>
  );
}

function isShownLarge(file: RoomFileView): boolean {
  return ['picture', 'video'].includes(fileKind(file));
}
