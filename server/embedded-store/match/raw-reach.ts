import { RawName, RawSlot, rawEach, rawField } from '../bson/raw.ts';

/** A dotted path, prepared for comparison with bytes. */
export type RawSteps = readonly RawName[];

export function rawSteps(path: string): RawSteps {
  return path.split('.').map((name) => new RawName(name));
}

/** Looks at one value that a path reaches; undefined where it is missing. The slot is only good during the call. */
export type RawVisit = (slot: RawSlot | undefined) => boolean;

const OBJECT = 3;
const ARRAY = 4;

/** The same walk as `reach`, over bytes; the document (or array) starts at `offset`. */
export function rawReach(
  bytes: Buffer,
  offset: number,
  steps: RawSteps,
  at: number,
  opensLast: boolean,
  visit: RawVisit,
): boolean {
  const slot = new RawSlot();
  let start = offset;
  for (let next = at; next < steps.length; next++) {
    if (!rawField(bytes, start, steps[next] as RawName, slot)) return visit(undefined);
    if (slot.type === ARRAY) return rawReachInArray(bytes, slot, steps, next + 1, opensLast, visit);
    if (next === steps.length - 1) return visit(slot);
    if (slot.type !== OBJECT) return visit(undefined);
    start = slot.start;
  }
  return false;
}

function rawReachInArray(
  bytes: Buffer,
  array: RawSlot,
  steps: RawSteps,
  at: number,
  opensLast: boolean,
  visit: RawVisit,
): boolean {
  const step = steps[at];
  const slot = new RawSlot();
  if (step === undefined) {
    return (opensLast && rawEach(bytes, array.start, slot, () => visit(slot))) || visit(array);
  }
  let index = 0;
  return rawEach(bytes, array.start, slot, () => {
    const atPlace = index++ === step.index;
    if (slot.type === OBJECT && rawReach(bytes, slot.start, steps, at, opensLast, visit)) return true;
    return atPlace && rawReachPlace(bytes, slot, steps, at + 1, opensLast, visit);
  });
}

function rawReachPlace(
  bytes: Buffer,
  slot: RawSlot,
  steps: RawSteps,
  at: number,
  opensLast: boolean,
  visit: RawVisit,
): boolean {
  if (at === steps.length) return visit(slot);
  if (slot.type === OBJECT) return rawReach(bytes, slot.start, steps, at, opensLast, visit);
  return slot.type === ARRAY && rawReachInArray(bytes, slot, steps, at, opensLast, visit);
}
