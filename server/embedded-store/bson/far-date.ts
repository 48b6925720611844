/** JavaScript counts this many milliseconds in either direction from 1970, BSON all that fit into 64 bits. */
const FARTHEST = 8.64e15;

/** A date that JavaScript cannot count to. It says of itself that it is no valid date, yet keeps what was written. */
export class FarDate extends Date {
  constructor(readonly milliseconds: bigint) {
    super(Number.NaN);
  }
}

/** @param milliseconds since 1970, as BSON has them */
export function dateOf(milliseconds: bigint): Date {
  const time = Number(milliseconds);
  return time >= -FARTHEST && time <= FARTHEST ? new Date(time) : new FarDate(milliseconds);
}

/** Milliseconds since 1970; a bigint where a number would not be exact. The two may be compared with each other. */
export function timeOf(date: Date): number | bigint {
  return date instanceof FarDate ? date.milliseconds : date.getTime();
}

export function compareDates(a: Date, b: Date): number {
  const [left, right] = [timeOf(a), timeOf(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
