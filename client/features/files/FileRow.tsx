import {
  IconDownload,
  IconFile,
  IconFileText,
  IconMessage,
  IconMusic,
  IconTrash,
  IconVideo,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { RoomFileView } from '../../../server/contracts/methods.ts';
import { fileKind, fileLink, type FileKind } from '../../lib/file-kind.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import { formatDay } from '../../lib/time-format.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import classes from './Files.module.css';

interface FileRowProps {
  readonly file: RoomFileView;
  /** Who sent it, or where. */
  readonly about: string;
  /** Missing for what cannot be shown large. */
  readonly onOpen: (() => void) | null;
  readonly onJump: (() => void) | null;
  readonly onDelete: (() => void) | null;
}

const icons: Readonly<Record<Exclude<FileKind, 'picture'>, typeof IconFile>> = {
  video: IconVideo,
  audio: IconMusic,
  text: IconFileText,
  pdf: IconFileText,
  other: IconFile,
};

/** A file in a list: what it is, and what can be done with it. */
export function FileRow({ file, about, onOpen, onJump, onDelete }: FileRowProps) {
  const { t, i18n } = useTranslation();
  const { name } = file;
  const facts = [about, formatDay(i18n.language, file.createdAt), formatBytes(file.size)].join(' · ');
  return (
    <li className={classes['row']}>
      <Sign file={file} />
      <span className={classes['facts']}>
        {onOpen === null ? (
          <a href={fileLink(file)} target="_blank" rel="noopener noreferrer" className={classes['name']} title={name}>
            {name}
          </a>
        ) : (
          <button type="button" className={classes['name']} title={name} onClick={onOpen}>
            {name}
          </button>
        )}
        {file.description !== undefined && <span className={classes['said']}>{file.description}</span>}
        <span className={classes['about']}>{facts}</span>
      </span>
      <span className={classes['actions']}>
        {onJump !== null && (
          <IconButton label={t('files.openMessage', { name })} tip={false} onClick={onJump}>
            <IconMessage size={17} />
          </IconButton>
        )}
        <a
          href={`${fileLink(file)}?download`}
          download={name}
          className={classes['save']}
          aria-label={t('files.save', { name })}
        >
          <IconDownload size={17} aria-hidden />
        </a>
        {onDelete !== null && (
          <IconButton label={t('files.delete', { name })} tip={false} tone="danger" onClick={onDelete}>
            <IconTrash size={17} />
          </IconButton>
        )}
      </span>
    </li>
  );
}

function Sign({ file }: { readonly file: RoomFileView }) {
  const kind = fileKind(file);
  if (kind === 'picture') {
    const small = file.image?.thumb == null ? '' : '?thumb=1';
    return <img src={`${fileLink(file)}${small}`} alt="" loading="lazy" className={classes['thumb']} />;
  }
  const Icon = icons[kind];
  return (
    <span className={classes['sign']} aria-hidden>
      <Icon size={22} stroke={1.5} />
    </span>
  );
}
