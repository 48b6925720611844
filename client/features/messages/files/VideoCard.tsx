import type { FileView } from '../../../../server/contracts/message.ts';
import { fileLink } from '../../../lib/file-kind.ts';
import classes from '../FileCards.module.css';
import { FileFacts } from './FileFacts.tsx';

/** A film in the browser's own player; of it only the beginning is fetched until somebody plays it. */
export function VideoCard({ file }: { readonly file: FileView }) {
  return (
    <figure className={classes['figure']}>
      <video
        controls
        playsInline
        preload="metadata"
        // A moment into it: without one some browsers show nothing until it is played.
        src={`${fileLink(file)}#t=0.001`}
        aria-label={file.description ?? file.name}
        className={classes['video']}
      />
      <figcaption className={classes['caption']}>
        {file.description !== undefined && <span>{file.description}</span>}
        <FileFacts file={file} />
      </figcaption>
    </figure>
  );
}
