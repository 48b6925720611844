import type { ReactNode } from 'react';
import classes from './Avatar.module.css';
import { RoundPicture } from './RoundPicture.tsx';

interface RoomPictureProps {
  readonly room: { readonly id: string; readonly avatarVersion: string };
  readonly size: number;
  /** The sign of its kind, for a room without a picture. */
  readonly children: ReactNode;
}

/** A room's picture, or the sign of its kind. */
export function RoomPicture({ room: { id, avatarVersion }, size, children }: RoomPictureProps) {
  if (avatarVersion === '') return children;
  return (
    <span className={classes['avatar']} style={{ inlineSize: size, blockSize: size }} aria-hidden>
      <RoundPicture key={avatarVersion} src={`/avatar/room/${encodeURIComponent(id)}?etag=${avatarVersion}`} />
    </span>
  );
}
