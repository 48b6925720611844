import { DomainError } from '../../contracts/errors.ts';

/**
 * Handlers that may be at work at once in a process. When the store is slow they pile up, each with its memory; past this
 * number it is kinder to ask callers to come again than to keep them all waiting.
 */
const MOST_AT_ONCE = 500;

export interface Gate {
  /** @throws DomainError `try-again` when there is too much going on. */
  requireRoom(): void;
  /** Runs `work` and counts it while it runs. */
  run<Result>(work: () => Promise<Result>): Promise<Result>;
}

export function createGate(most: number = MOST_AT_ONCE): Gate {
  let running = 0;

  function requireRoom(): void {
    if (running >= most) throw new DomainError('try-again');
  }

  return {
    requireRoom,
    // Counted from here and not from the first byte: whoever sends slowly must not take the place of others.
    async run(work) {
      requireRoom();
      running += 1;
      try {
        return await work();
      } finally {
        running -= 1;
      }
    },
  };
}
