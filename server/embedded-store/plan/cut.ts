/**
 * A place between keys: before or after everything that begins with `bytes`. Bounds are made of cuts, so that inclusive,
 * exclusive, whole types and text beginnings are one and the same thing, upright and descending.
 */
export interface Cut {
  readonly bytes: Buffer;
  readonly after: boolean;
}

export interface Interval {
  readonly from: Cut;
  readonly to: Cut;
  /** Holds one value only: what follows in a compound index is in order. */
  readonly point: boolean;
}

/** Behind everything that begins with the bytes before: the bytes of a number may begin with one 0xff, but nothing with two. */
const FF = Buffer.from([0xff, 0xff]);
const NOTHING = Buffer.alloc(0);

export const EVERYTHING: Interval = {
  from: { bytes: NOTHING, after: false },
  to: { bytes: NOTHING, after: true },
  point: false,
};

/** Everything that begins with these bytes. */
export function allOf(bytes: Buffer, point = false): Interval {
  return { from: { bytes, after: false }, to: { bytes, after: true }, point };
}

/** No key is the cut itself: keys are compared with these bytes. */
export function cutBytes(cut: Cut, descending: boolean): Buffer {
  if (!descending) return cut.after ? Buffer.concat([cut.bytes, FF]) : cut.bytes;
  const inverted = Buffer.from(cut.bytes);
  for (let i = 0; i < inverted.length; i++) inverted[i] = 0xff - (inverted[i] as number);
  return cut.after ? inverted : Buffer.concat([inverted, FF]);
}

export function compareCuts(a: Cut, b: Cut): number {
  return Buffer.compare(cutBytes(a, false), cutBytes(b, false));
}

function overlap(a: Interval, b: Interval): Interval | undefined {
  const from = compareCuts(a.from, b.from) >= 0 ? a.from : b.from;
  const to = compareCuts(a.to, b.to) <= 0 ? a.to : b.to;
  if (compareCuts(from, to) >= 0) return undefined;
  return { from, to, point: a.point || b.point };
}

export function intersect(some: readonly Interval[], others: readonly Interval[]): Interval[] {
  const both = some.flatMap((a) => others.map((b) => overlap(a, b)));
  return union(both.filter((interval) => interval !== undefined));
}

/** In order, without overlaps. */
export function union(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.toSorted((a, b) => compareCuts(a.from, b.from) || compareCuts(b.to, a.to));
  const merged: Interval[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last === undefined || compareCuts(last.to, next.from) < 0) merged.push(next);
    else if (compareCuts(last.to, next.to) < 0)
      merged[merged.length - 1] = { from: last.from, to: next.to, point: false };
  }
  return merged;
}
