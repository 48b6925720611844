import { IconAlt, IconArrowLeft, IconArrowRight, IconFile, IconRefresh, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBytes } from '../../../lib/format-bytes.ts';
import { IconButton } from '../../../ui/IconButton.tsx';
import classes from './AttachmentList.module.css';
import { useAttachmentState } from './use-attachment-state.ts';
import type { Attachment } from './use-uploads.ts';

interface AttachmentRowProps {
  readonly attachment: Attachment;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onRetry: () => void;
  readonly onRemove: () => void;
  /** −1: one place forward. */
  readonly onMove: (by: -1 | 1) => void;
  readonly onDescribe: () => void;
}

export function AttachmentRow({ attachment, isFirst, isLast, ...act }: AttachmentRowProps) {
  const { t } = useTranslation();
  const { file, failure, fileId, progress, description } = attachment;
  const { name } = file;
  const state = useAttachmentState(attachment);
  const alone = isFirst && isLast;
  return (
    <li className={classes['item']} data-failed={failure !== null}>
      <Thumb preview={attachment.preview} />
      <span className={classes['facts']}>
        <span className={classes['name']} title={name}>
          {name}
        </span>
        <span className={classes['state']} role={failure === null ? undefined : 'alert'}>
          {failure === null ? `${formatBytes(file.size)} · ${state}` : state}
        </span>
        {description !== '' && <span className={classes['said']}>{description}</span>}
        {fileId === null && failure === null && (
          <progress
            className={classes['progress']}
            value={progress}
            max={1}
            aria-label={t('files.uploading', { name })}
          />
        )}
      </span>
      <span className={classes['actions']}>
        {failure !== null && attachment.mayRetry && (
          <IconButton label={t('app.retry')} onClick={act.onRetry}>
            <IconRefresh size={16} />
          </IconButton>
        )}
        {!alone && (
          <>
            <IconButton label={t('files.earlier', { name })} disabled={isFirst} onClick={() => act.onMove(-1)}>
              <IconArrowLeft size={16} />
            </IconButton>
            <IconButton label={t('files.later', { name })} disabled={isLast} onClick={() => act.onMove(1)}>
              <IconArrowRight size={16} />
            </IconButton>
          </>
        )}
        {failure === null && (
          <IconButton label={t('files.describe', { name })} onClick={act.onDescribe}>
            <IconAlt size={16} />
          </IconButton>
        )}
        <IconButton label={t('files.remove', { name })} onClick={act.onRemove}>
          <IconX size={16} />
        </IconButton>
      </span>
    </li>
  );
}

/** What is about to be sent, as it lies here. */
function Thumb({ preview }: Pick<Attachment, 'preview'>) {
  const [failed, setFailed] = useState(false);
  if (preview === null || failed) return <IconFile size={28} stroke={1.4} aria-hidden className={classes['icon']} />;
  return <img src={preview} alt="" className={classes['thumb']} onError={() => setFailed(true)} />;
}
