import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import type { Timeline } from '../../store/timeline.ts';
import { liveStore } from '../../transport/live.ts';
import { letGo, loadAround, loadAroundSeq, loadNewer, loadNewest, loadOlder } from './load-messages.ts';

export interface TimelineSource {
  readonly timeline: Timeline | undefined;
  readonly failed: boolean;
  readonly retry: () => void;
  readonly older: () => void;
  readonly newer: () => void;
  /** Puts a window around the place up to which was read in the place of what is loaded. */
  readonly around: (seq: number) => Promise<void>;
}

/** The messages of the shown room: loads them when they are not there, also after they were dropped to be loaded anew. */
export function useTimeline(roomId: string, targetId: string | undefined): TimelineSource {
  const timeline = useStore(chatStore, (state) => state.timelines[roomId]);
  const connected = useStore(liveStore, (state) => state.connection.phase === 'connected');
  const [tries, setTries] = useState(0);
  const [failedTry, setFailedTry] = useState(-1);
  const paging = useRef(false);
  const missing = timeline === undefined || timeline.stale === true;
  const targetMissing = targetId !== undefined && !timeline?.messages.some((message) => message.id === targetId);

  useEffect(() => {
    if (!connected || !(missing || targetMissing)) return;
    const loading =
      targetId === undefined ? loadNewest(roomId) : loadAround(roomId, targetId).catch(() => loadNewest(roomId));
    loading.catch(() => setFailedTry(tries));
  }, [roomId, targetId, missing, targetMissing, connected, tries]);

  useEffect(() => () => letGo(roomId), [roomId]);

  const page = (load: (roomId: string) => Promise<void>) => {
    if (paging.current || !connected) return;
    paging.current = true;
    void load(roomId)
      .catch(() => undefined)
      .finally(() => (paging.current = false));
  };
  return {
    timeline,
    failed: failedTry === tries,
    retry: () => setTries((count) => count + 1),
    older: () => page(loadOlder),
    newer: () => page(loadNewer),
    // Asked for by hand, so it waits for no page; one that comes meanwhile finds its place gone.
    around: (seq) => loadAroundSeq(roomId, seq),
  };
}
