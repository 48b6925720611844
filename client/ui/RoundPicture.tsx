import { useState } from 'react';
import classes from './Avatar.module.css';

/** Lies over the initials once it is there; one that cannot be loaded leaves them. */
export function RoundPicture({ src }: { readonly src: string }) {
  const [failed, setFailed] = useState(false);
  if (failed) return null;
  return (
    <img
      src={src}
      alt=""
      className={classes['picture']}
      decoding="async"
      draggable={false}
      onError={() => setFailed(true)}
    />
  );
}
