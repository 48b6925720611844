import { createStore } from 'zustand/vanilla';

/*
 * Several tabs of one browser show the same workspace: one of them speaks for all, or each message would ring as often as there
 * are tabs. The lock of the browser says which; when that tab is closed the next one has it. Where there are no locks each tab
 * speaks for itself.
 */

interface Tabs {
  /** This tab notifies. */
  readonly speaks: boolean;
}

export const tabStore = createStore<Tabs>(() => ({ speaks: false }));

/** A tab that has not said so for this long no longer looks at anything: it may have been closed or put to sleep. */
const FRESH_MS = 20_000;
const REPEAT_MS = 8_000;

interface Looking {
  readonly tab: string;
  readonly roomId: string | null;
}

const own = Math.random().toString(36).slice(2);
const others = new Map<string, { readonly roomId: string; readonly at: number }>();
let channel: BroadcastChannel | null = null;
let lookingAt: string | null = null;

/** Takes part in the tabs of one person; returns how to leave. */
export function joinTabs(userId: string): () => void {
  const end = new AbortController();
  if (typeof BroadcastChannel !== 'undefined') {
    channel = new BroadcastChannel(`parley.tabs.${userId}`);
    channel.addEventListener('message', ({ data }: MessageEvent<Looking>) => {
      if (data.roomId === null) others.delete(data.tab);
      else others.set(data.tab, { roomId: data.roomId, at: Date.now() });
    });
  }
  const repeating = setInterval(say, REPEAT_MS);
  if (typeof navigator !== 'undefined' && navigator.locks !== undefined) {
    const hold = () =>
      new Promise<void>((resolve) => {
        tabStore.setState({ speaks: true });
        end.signal.addEventListener('abort', () => resolve());
      });
    void navigator.locks.request(`parley.speaks.${userId}`, { signal: end.signal }, hold).catch(() => undefined);
  } else {
    tabStore.setState({ speaks: true });
  }
  return () => {
    setLooking(null);
    clearInterval(repeating);
    end.abort();
    channel?.close();
    channel = null;
    others.clear();
    tabStore.setState({ speaks: false });
  };
}

/** The room that somebody looks at in this tab; null when they look elsewhere. */
export function setLooking(roomId: string | null): void {
  if (lookingAt === roomId) return;
  lookingAt = roomId;
  say();
}

/** Whether somebody looks at this room in any of the tabs. */
export function isLookedAt(roomId: string): boolean {
  if (lookingAt === roomId) return true;
  const since = Date.now() - FRESH_MS;
  return [...others.values()].some((one) => one.roomId === roomId && one.at > since);
}

function say(): void {
  channel?.postMessage({ tab: own, roomId: lookingAt } satisfies Looking);
}
