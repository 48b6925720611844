import { useEffect } from 'react';
import { useStore } from 'zustand';
import { chatStore } from '../../store/chat-store.ts';
import { tell } from '../../transport/live.ts';

const USUAL_SECONDS = 300;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

/** Tells the server when the person at this page went away and when they came back. */
export function useActivity(): void {
  const on = useStore(chatStore, (state) => state.self?.preferences.autoAway ?? true);
  const seconds = useStore(chatStore, (state) => state.self?.preferences.awayAfter ?? USUAL_SECONDS);
  useEffect(() => {
    if (!on) {
      tell('presence:activity', { away: false });
      return undefined;
    }
    let away = false;
    let timer: ReturnType<typeof setTimeout>;
    const goAway = () => {
      away = true;
      tell('presence:activity', { away });
    };
    const beHere = () => {
      clearTimeout(timer);
      timer = setTimeout(goAway, seconds * 1_000);
      if (!away) return;
      away = false;
      tell('presence:activity', { away });
    };
    for (const sign of SIGNS_OF_LIFE) window.addEventListener(sign, beHere, { passive: true });
    beHere();
    return () => {
      clearTimeout(timer);
      for (const sign of SIGNS_OF_LIFE) window.removeEventListener(sign, beHere);
    };
  }, [on, seconds]);
}
