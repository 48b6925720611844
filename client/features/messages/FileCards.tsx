import { IconDownload, IconFile } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { FileView } from '../../../server/contracts/message.ts';
import { formatBytes } from '../../lib/format-bytes.ts';
import classes from './FileCards.module.css';

const WIDEST = 420;
const HIGHEST = 320;

/** What a message holds beside its text. The place of a picture is kept before it has loaded, so nothing jumps. */
export function FileCards({ files }: { readonly files: readonly FileView[] }) {
  if (files.length === 0) return null;
  return (
    <div className={classes['files']}>
      {files.map((file) => (
        <FileCard key={file.id} file={file} />
      ))}
    </div>
  );
}

function FileCard({ file }: { readonly file: FileView }) {
  const { t } = useTranslation();
  const link = fileLink(file);
  if (file.image !== null && file.type.startsWith('image/')) {
    const { width, height, thumb } = file.image;
    const scale = Math.min(1, WIDEST / width, HIGHEST / height);
    return (
      <a href={link} target="_blank" rel="noopener noreferrer" className={classes['picture']} title={file.name}>
        <img
          src={thumb === null ? link : `${link}?thumb=1`}
          alt={file.name}
          width={Math.round(width * scale)}
          height={Math.round(height * scale)}
          loading="lazy"
          decoding="async"
        />
      </a>
    );
  }
  if (file.type.startsWith('audio/'))
    return <audio controls preload="none" src={link} aria-label={file.name} className={classes['audio']} />;
  if (file.type.startsWith('video/'))
    return <video controls preload="metadata" src={link} aria-label={file.name} className={classes['video']} />;
  return (
    <a href={`${link}?download`} download={file.name} className={classes['card']}>
      <IconFile size={26} stroke={1.4} aria-hidden />
      <span className="visually-hidden">{`${t('files.download')} `}</span>
      <span className={classes['facts']}>
        <span className={classes['name']}>{file.name}</span>
        <span className={classes['size']}>{formatBytes(file.size)}</span>
      </span>
      <IconDownload size={18} aria-hidden />
    </a>
  );
}

export function fileLink(file: Pick<FileView, 'id' | 'name'>): string {
  return `/file-upload/${file.id}/${encodeURIComponent(file.name)}`;
}
