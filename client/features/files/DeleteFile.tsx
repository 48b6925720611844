import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomFileView } from '../../../server/contracts/methods.ts';
import { call } from '../../transport/live.ts';
import { attempt } from '../../ui/attempt.ts';
import { lazyPart } from '../../ui/lazy-part.ts';

const ConfirmDialog = lazyPart(async () => ({ default: (await import('../../ui/ConfirmDialog.tsx')).ConfirmDialog }));

interface DeleteFileProps {
  /** Null while nothing is to be deleted. */
  readonly file: RoomFileView | null;
  readonly onClose: () => void;
  readonly onDeleted: () => void;
}

/** Asks before a file goes, and its message with it. */
export function DeleteFile({ file, onClose, onDeleted }: DeleteFileProps) {
  const { t } = useTranslation();
  if (file === null) return null;
  return (
    <Suspense>
      <ConfirmDialog
        title={t('files.deleteTitle')}
        text={t('files.deleteText', { name: file.name })}
        confirm={t('files.deleteConfirm')}
        onConfirm={() =>
          void attempt(call('file:delete', { fileId: file.id })).then((done) => done !== null && onDeleted())
        }
        onClose={onClose}
      />
    </Suspense>
  );
}
