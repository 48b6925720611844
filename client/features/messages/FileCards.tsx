import type { FileView } from '../../../server/contracts/message.ts';
import { fileKind } from '../../lib/file-kind.ts';
import { AudioPlayer } from './files/AudioPlayer.tsx';
import { DownloadCard } from './files/DownloadCard.tsx';
import { PictureCard } from './files/PictureCard.tsx';
import { TextCard } from './files/TextCard.tsx';
import { VideoCard } from './files/VideoCard.tsx';
import classes from './FileCards.module.css';

interface FileCardsProps {
  readonly files: readonly FileView[];
}

/** What a message holds beside its text. The place of everything is kept before it has loaded, so nothing jumps. */
export function FileCards({ files }: FileCardsProps) {
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
  switch (fileKind(file)) {
    case 'picture':
      return <PictureCard file={file} />;
    case 'audio':
      return <AudioPlayer file={file} />;
    case 'video':
      return <VideoCard file={file} />;
    case 'text':
      return <TextCard file={file} />;
    case 'pdf':
      return <DownloadCard file={file} opensInBrowser />;
    case 'other':
      return <DownloadCard file={file} />;
  }
}
