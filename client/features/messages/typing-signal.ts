import { throttle } from '../../lib/throttle.ts';
import { tell } from '../../transport/live.ts';

/** Others forget the signal after six seconds; it is renewed well before. */
const RENEW_MS = 3000;

export interface TypingSignal {
  written(text: string): void;
  stop(): void;
}

/** Tells others in the room that somebody writes here, and that they stopped. */
export function createTypingSignal(roomId: string): TypingSignal {
  let told = false;
  const renew = throttle(() => {
    told = true;
    tell('room:typing', { roomId, typing: true });
  }, RENEW_MS);
  const stop = () => {
    renew.cancel();
    if (told) tell('room:typing', { roomId, typing: false });
    told = false;
  };
  return {
    stop,
    written: (text) => {
      if (text.trim() === '') stop();
      else renew();
    },
  };
}
