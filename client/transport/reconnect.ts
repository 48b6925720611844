/** When the next try is due, or that one is under way. */
export type ConnectionState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'connecting' }
  | { readonly phase: 'connected' }
  | { readonly phase: 'waiting'; readonly retryAt: number };

const FIRST_DELAY_MS = 500;
const LONGEST_DELAY_MS = 15_000;

/**
 * Half a second, doubling up to fifteen; a random part of up to a half is added, so that the clients of a restarted server
 * do not all come back in the same moment.
 */
export function retryDelay(attempt: number, random: number): number {
  const base = Math.min(FIRST_DELAY_MS * 2 ** attempt, LONGEST_DELAY_MS);
  return Math.round(base * (1 + random / 2));
}

export interface Reconnector {
  start(): void;
  stop(): void;
  /** Someone does not want to wait, or the network came back. */
  retryNow(): void;
  opened(): void;
  lost(): void;
  readonly state: ConnectionState;
}

export function createReconnector(
  open: () => void,
  onState: (state: ConnectionState) => void,
  { now = Date.now, random = Math.random }: { readonly now?: () => number; readonly random?: () => number } = {},
): Reconnector {
  let state: ConnectionState = { phase: 'idle' };
  let attempt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const enter = (next: ConnectionState) => {
    state = next;
    onState(next);
  };
  const connect = () => {
    clearTimeout(timer);
    enter({ phase: 'connecting' });
    open();
  };

  return {
    get state() {
      return state;
    },
    start: () => {
      if (state.phase === 'idle') connect();
    },
    stop: () => {
      clearTimeout(timer);
      attempt = 0;
      enter({ phase: 'idle' });
    },
    retryNow: () => {
      if (state.phase === 'waiting') connect();
    },
    opened: () => {
      attempt = 0;
      enter({ phase: 'connected' });
    },
    lost: () => {
      if (state.phase === 'idle' || state.phase === 'waiting') return;
      const delay = retryDelay(attempt, random());
      attempt += 1;
      timer = setTimeout(connect, delay);
      enter({ phase: 'waiting', retryAt: now() + delay });
    },
  };
}
