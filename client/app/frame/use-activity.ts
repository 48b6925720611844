import { useEffect } from 'react';
import { tell } from '../../transport/live.ts';

const AWAY_AFTER_MS = 5 * 60_000;
const SIGNS_OF_LIFE = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const;

/** Tells the server when the person at this page went away and when they came back. */
export function useActivity(): void {
  useEffect(() => {
    let away = false;
    let timer: ReturnType<typeof setTimeout>;
    const goAway = () => {
      away = true;
      tell('presence:activity', { away });
    };
    const beHere = () => {
      clearTimeout(timer);
      timer = setTimeout(goAway, AWAY_AFTER_MS);
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
  }, []);
}
