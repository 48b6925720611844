import { useEffect, useRef, useState } from 'react';

/** The one that is heard: another one that begins stops it. */
let playing: HTMLAudioElement | null = null;

export const SPEEDS = [1, 1.25, 1.5, 2, 0.75] as const;

export interface AudioState {
  readonly playing: boolean;
  /** Seconds. */
  readonly at: number;
  /** Seconds; 0 until it is known. */
  readonly duration: number;
  readonly speed: number;
  readonly failed: boolean;
}

/** Drives an audio element and tells how it stands. */
export function useAudio() {
  const element = useRef<HTMLAudioElement>(null);
  const [state, setState] = useState<AudioState>({ playing: false, at: 0, duration: 0, speed: 1, failed: false });
  useEffect(() => {
    const audio = element.current;
    if (audio === null) return;
    const listeners = listen(audio, (changes) => setState((held) => ({ ...held, ...changes })));
    return () => {
      listeners.abort();
      audio.pause();
      if (playing === audio) playing = null;
    };
  }, []);

  const seek = (seconds: number) => {
    const audio = element.current;
    if (audio === null) return;
    audio.currentTime = Math.min(Math.max(seconds, 0), state.duration || seconds);
    setState((held) => ({ ...held, at: audio.currentTime }));
  };
  return {
    element,
    state,
    seek,
    toggle: () => {
      const audio = element.current;
      if (audio === null) return;
      if (audio.paused) void audio.play().catch(() => setState((held) => ({ ...held, failed: true })));
      else audio.pause();
    },
    nextSpeed: () => {
      const next = SPEEDS[(SPEEDS.findIndex((speed) => speed === state.speed) + 1) % SPEEDS.length] ?? 1;
      if (element.current !== null) element.current.playbackRate = next;
      setState((held) => ({ ...held, speed: next }));
    },
  };
}

function listen(audio: HTMLAudioElement, change: (changes: Partial<AudioState>) => void): AbortController {
  const ended = new AbortController();
  const on = (name: string, tell: () => void) => audio.addEventListener(name, tell, { signal: ended.signal });
  on('play', () => {
    if (playing !== audio) playing?.pause();
    playing = audio;
    change({ playing: true, failed: false });
  });
  on('pause', () => change({ playing: false }));
  on('ended', () => change({ playing: false, at: 0 }));
  on('timeupdate', () => change({ at: audio.currentTime }));
  on('error', () => change({ failed: true, playing: false }));
  on('durationchange', () => {
    if (Number.isFinite(audio.duration)) change({ duration: audio.duration });
  });
  on('loadedmetadata', () => {
    // Recordings of browsers do not say how long they are; whoever goes to their end learns it.
    if (audio.duration === Infinity) {
      audio.addEventListener('durationchange', () => (audio.currentTime = 0), { once: true });
      audio.currentTime = Number.MAX_SAFE_INTEGER;
    }
  });
  return ended;
}
