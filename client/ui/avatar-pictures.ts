import { useEffect, useSyncExternalStore } from 'react';

/** Who knows which picture somebody has. The page names it once; what is drawn here asks it. */
export interface AvatarPictures {
  /** Empty for nobody's and for none; what is not known yet is asked for by `want`. */
  versionOf(userId: string): string;
  want(userId: string): void;
  subscribe(listener: () => void): () => void;
}

let source: AvatarPictures = { versionOf: () => '', want: () => undefined, subscribe: () => () => undefined };

export function connectAvatars(pictures: AvatarPictures): void {
  source = pictures;
}

/** The version of somebody's picture, which changes whenever the picture does; empty for initials. */
export function useAvatarVersion(userId: string): string {
  useEffect(() => {
    if (userId !== '') source.want(userId);
  }, [userId]);
  return useSyncExternalStore(source.subscribe, () => source.versionOf(userId));
}
