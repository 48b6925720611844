import { DomainError } from '../contracts/errors.ts';
import { isOutOfTime } from '../models/patience.ts';

/** As long as people wait for something that they look for. */
export const SEARCH_PATIENCE_MS = 5_000;

/**
 * For questions whose cost depends on what is asked, in one step or several: `left` tells each how many milliseconds it may take.
 * @throws DomainError `search-too-slow` when the time is over, here or in the store
 */
export async function inTime<Result>(
  patienceMs: number,
  ask: (left: () => number) => Promise<Result>,
): Promise<Result> {
  const deadline = performance.now() + patienceMs;
  const left = () => {
    const ms = Math.floor(deadline - performance.now());
    if (ms <= 0) throw new DomainError('search-too-slow');
    return ms;
  };
  try {
    return await ask(left);
  } catch (error) {
    throw isOutOfTime(error) ? new DomainError('search-too-slow') : error;
  }
}
