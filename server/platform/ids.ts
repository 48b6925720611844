import { monotonicFactory } from 'ulid';

/**
 * @returns a maker of ids: 26-character lower-case ULIDs, time-ordered also within one millisecond, which keeps new
 * entries of an index side by side. See https://github.com/ulid/spec.
 */
export function createIdMaker(): () => string {
  const next = monotonicFactory();
  return () => next().toLowerCase();
}
