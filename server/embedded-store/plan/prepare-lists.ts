import { BSONRegExp, Doc, type Value } from '../bson/values.ts';
import { prepareList } from '../match/long-lists.ts';
import { mapInTurns, sortInTurns, step } from '../turns/in-turns.ts';
import type { Interval } from './cut.ts';
import { keepListBounds, pointOf } from './value-bounds.ts';

/** Shorter lists are dealt with at a stretch. */
const LONG = 500;

/**
 * Does ahead, letting others have their turns, what the long lists of `$in` and `$nin` anywhere in a command need before
 * they can be searched by and searched in.
 */
export async function prepareLongLists(command: Doc): Promise<void> {
  const pending: Value[] = [command];
  while (pending.length > 0) {
    const others = step();
    if (others) await others;
    const each = pending.pop();
    if (Array.isArray(each)) await pushNested(each, pending);
    else if (each instanceof Doc)
      for (const [name, value] of each) {
        if ((name === '$in' || name === '$nin') && Array.isArray(value) && value.length > LONG) await prepare(value);
        else pending.push(value);
      }
  }
}

async function pushNested(values: readonly Value[], pending: Value[]): Promise<void> {
  for (const value of values) {
    const others = step();
    if (others) await others;
    if (Array.isArray(value) || value instanceof Doc) pending.push(value);
  }
}

async function prepare(values: readonly Value[]): Promise<void> {
  const { distinct } = await prepareList(values);
  if (distinct.some(isNoPoint)) return;
  const points = await sortInTurns(await mapInTurns(distinct, pointOf), (a, b) => a.from.bytes.compare(b.from.bytes));
  const intervals: Interval[] = [];
  for (const point of points) {
    const others = step();
    if (others) await others;
    if (intervals.at(-1)?.from.bytes.equals(point.from.bytes) !== true) intervals.push(point);
  }
  keepListBounds(distinct, { intervals, exact: true });
}

/** Null is several places in an index, an array too, and a pattern a range. */
function isNoPoint(value: Value): boolean {
  return value === null || value === undefined || Array.isArray(value) || value instanceof BSONRegExp;
}
