import type { Log } from '../platform/log.ts';
import type { Announcement } from './announcement.ts';

/** Hears what was announced, in the order of the feed, one batch of the feed at a time. */
export type Listener = (announcements: readonly Announcement[]) => void;

/** Between the feed and the edges of this process. */
export interface Hub {
  /** @returns ends it. */
  subscribe(listener: Listener): () => void;
  publish(announcements: readonly Announcement[]): void;
}

export function createHub(log: Pick<Log, 'error'>): Hub {
  const listeners = new Set<Listener>();
  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    publish(announcements) {
      if (announcements.length === 0) return;
      for (const listener of listeners) {
        try {
          listener(announcements);
        } catch (error) {
          // What fails in one edge must neither silence the others nor stop the feed.
          log.error({ err: error }, 'an edge failed to deliver');
        }
      }
    },
  };
}
