import { IconFile, IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../lib/format-bytes.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import classes from './AttachmentList.module.css';
import type { Attachment } from './use-uploads.ts';

interface AttachmentListProps {
  readonly attachments: readonly Attachment[];
  readonly onRetry: (attachment: Attachment) => void;
  readonly onRemove: (key: string) => void;
}

/** The files that will go with the message: how far each is, and what went wrong. */
export function AttachmentList({ attachments, onRetry, onRemove }: AttachmentListProps) {
  const { t } = useTranslation();
  if (attachments.length === 0) return null;
  return (
    <ul className={classes['list']} aria-label={t('files.attached')}>
      {attachments.map((one) => (
        <li key={one.key} className={classes['item']} data-failed={one.failure !== null}>
          <IconFile size={20} stroke={1.5} aria-hidden />
          <span className={classes['facts']}>
            <span className={classes['name']}>{one.file.name}</span>
            <span className={classes['state']} role={one.failure === null ? undefined : 'alert'}>
              {one.failure !== null ? t(`errors.${one.failure}`) : formatBytes(one.file.size)}
            </span>
            {one.fileId === null && one.failure === null && (
              <progress
                className={classes['progress']}
                value={one.progress}
                max={1}
                aria-label={t('files.uploading', { name: one.file.name })}
              />
            )}
          </span>
          {one.failure !== null && (
            <IconButton label={t('app.retry')} onClick={() => onRetry(one)}>
              <IconRefresh size={16} />
            </IconButton>
          )}
          <IconButton label={t('files.remove', { name: one.file.name })} onClick={() => onRemove(one.key)}>
            <IconX size={16} />
          </IconButton>
        </li>
      ))}
    </ul>
  );
}
