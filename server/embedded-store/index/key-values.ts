import type { Missing, Value } from '../bson/values.ts';
import { Doc, MISSING } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

/** What one key of an index holds: a value for each part. */
export type KeyValues = (Value | Missing)[];

export interface FoundKeys {
  readonly keys: readonly KeyValues[];
  /** Which parts met an array on their way. */
  readonly multikey: readonly boolean[];
}

/** A part that is not settled yet: what is left of its path, or nothing when its value is found. */
interface Open {
  readonly part: number;
  readonly rest: readonly string[];
}

/** The array at which open parts have stopped. */
interface Stop extends Open {
  readonly array: readonly Value[];
  readonly at: string;
}

/**
 * The keys that an index keeps for a document. An array on the way of a part is opened: one key for each element, where
 * parts that lead through the same array advance together. Two different arrays cannot be combined.
 * @throws StoreError CannotIndexParallelArrays
 */
export function keyValues(doc: Doc, paths: readonly (readonly string[])[]): FoundKeys {
  const multikey = paths.map(() => false);
  const keys: KeyValues[] = [];
  const open = paths.map((rest, part) => ({ part, rest }));
  collect(doc, open, new Array<Value | Missing>(paths.length).fill(MISSING), keys, multikey);
  return { keys, multikey };
}

function collect(doc: Doc, open: readonly Open[], settled: KeyValues, keys: KeyValues[], multikey: boolean[]): void {
  const values = settled.slice();
  const stops: Stop[] = [];
  for (const { part, rest } of open) {
    const stop = follow(doc, part, rest, values, multikey);
    if (stop !== undefined) stops.push(stop);
  }
  const first = stops[0];
  if (first === undefined) {
    keys.push(values);
    return;
  }
  for (const stop of stops) {
    if (stop.array !== first.array) throw parallel(first.at, stop.at);
    multikey[stop.part] = true;
  }
  if (first.array.length === 0) expand(undefined, stops, values, keys, multikey);
  else for (const element of first.array) expand(element, stops, values, keys, multikey);
}

/** One element of the array in hand: parts that end here take it as it is, the others go on inside. */
function expand(
  element: Value,
  stops: readonly Stop[],
  settled: KeyValues,
  keys: KeyValues[],
  multikey: boolean[],
): void {
  const values = settled.slice();
  const inside = stops.filter((stop) => stop.rest.length > 0);
  for (const stop of stops) if (stop.rest.length === 0) values[stop.part] = element;
  if (inside.length === 0 || !(element instanceof Doc)) keys.push(values);
  else collect(element, inside, values, keys, multikey);
}

/** Follows a path until it ends, and notes its value, or until it meets an array. */
function follow(
  doc: Doc,
  part: number,
  path: readonly string[],
  values: KeyValues,
  multikey: boolean[],
): Stop | undefined {
  let current: Value | Missing = doc;
  let byPlace = false;
  for (let depth = 0; depth <= path.length; depth++) {
    // What stands at a place that the path names is taken as it is, even if it is an array (an empty one as undefined).
    if (Array.isArray(current) && !(byPlace && depth === path.length)) {
      const name = path[depth];
      const place: number | undefined = name === undefined ? undefined : placeIn(current, name);
      if (place === undefined) return { part, rest: path.slice(depth), array: current, at: path[depth - 1] ?? '' };
      current = current[place];
      byPlace = true;
      multikey[part] = true;
    } else if (depth === path.length) {
      values[part] = isEmptyArray(current) ? undefined : current;
    } else if (current instanceof Doc) {
      current = current.field(path[depth] ?? '');
    } else {
      values[part] = MISSING;
      return undefined;
    }
  }
  return undefined;
}

function isEmptyArray(value: Value | Missing): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A number in a path means a place in the array, where there is one and no element has a field of that name. */
function placeIn(array: readonly Value[], name: string): number | undefined {
  if (!/^(0|[1-9]\d{0,8})$/.test(name)) return undefined;
  const place = Number(name);
  if (place >= array.length) return undefined;
  if (array.some((element) => element instanceof Doc && element.has(name))) {
    throw new StoreError(
      16746,
      `Ambiguous field name found in array (do not use numeric field names in embedded elements in an array), field: '${name}'`,
    );
  }
  return place;
}

function parallel(first: string, second: string): StoreError {
  return new StoreError('CannotIndexParallelArrays', `cannot index parallel arrays [${second}] [${first}]`);
}
