import type { Clock } from '../../server/platform/clock.ts';

const DAY_MS = 24 * 60 * 60_000;
const STEP_MS = 15_000;

/** Begins two days ago and moves on a little whenever it is asked, but never past the present: a past made in seconds. */
export function sampleClock(): Clock {
  let time = Date.now() - 2 * DAY_MS;
  return {
    now() {
      time = Math.min(time + STEP_MS, Date.now());
      return new Date(time);
    },
  };
}
