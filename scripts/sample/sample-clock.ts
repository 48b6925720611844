import type { Clock } from '../../server/platform/clock.ts';

const DAY_MS = 24 * 60 * 60_000;
const STEP_MS = 15_000;

export interface SampleClock extends Clock {
  /** Goes on at a later time. */
  skipTo(time: Date): void;
}

/** Begins some days ago and moves on a little whenever it is asked, but never past the present: a past made in seconds. */
export function sampleClock(daysAgo = 2): SampleClock {
  let time = Date.now() - daysAgo * DAY_MS;
  return {
    now() {
      time = Math.min(time + STEP_MS, Date.now());
      return new Date(time);
    },
    skipTo(later) {
      time = Math.max(time, later.getTime());
    },
  };
}
