import { Doc, isNumber, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import type { Accumulator } from '../group/accumulators.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import type { Window } from './parse-window.ts';
import type { Column, Partition } from './window-function.ts';

/** What an accumulator makes of the windows of all rows, one row after another. */
export function overWindow(
  { kind, from, to }: Window,
  values: readonly Result[],
  make: () => Accumulator,
  { keys }: Partition,
): Column {
  const extent = kind === 'documents' ? placesAround(from, to, keys.length) : valuesAround(from, to, keys);
  if (from === -Infinity) return growing(values, make(), extent);
  return (index) => {
    const { first, end } = extent(index);
    const accumulator = make();
    for (let at = first; at < end; at++) accumulator.add(values[at] as Result);
    return accumulator.value();
  };
}

/** Windows that begin with the partition only ever get longer: nothing is added twice. */
function growing(values: readonly Result[], accumulator: Accumulator, extent: Extent): Column {
  let added = 0;
  let value: Value;
  return (index) => {
    const { end } = extent(index);
    if (value !== undefined && added >= end) return value;
    while (added < end) accumulator.add(values[added++] as Result);
    value = apart(accumulator.value());
    return value;
  };
}

/** What an accumulator goes on to change must not be what a row was given. */
function apart(value: Value): Value {
  if (Array.isArray(value)) return value.slice();
  return value instanceof Doc ? new Doc(value.names.slice(), value.values.slice()) : value;
}

/** Which rows are in the window of a row: from the first, up to but without the end. Asked of one row after another. */
type Extent = (index: number) => { first: number; end: number };

function placesAround(from: number, to: number, count: number): Extent {
  return (index) => ({ first: Math.max(0, index + from), end: Math.max(0, Math.min(count, index + to + 1)) });
}

/** The values by which the rows are sorted rise, so do both ends of the window. */
function valuesAround(from: number, to: number, keys: Partition['keys']): Extent {
  const sorted = keys.map(rangeValue);
  let [first, end] = [0, 0];
  return (index) => {
    const value = sorted[index] as number;
    while (first < sorted.length && (sorted[first] as number) < value + from) first++;
    while (end < sorted.length && (sorted[end] as number) <= value + to) end++;
    return { first, end };
  };
}

function rangeValue(key: readonly Value[]): number {
  const value = key[0];
  if (value instanceof Date) return value.getTime();
  return isNumber(value)
    ? doubleOf(value)
    : refuse(5429414, 'Range-based bounds require the sortBy field to be numeric or a date');
}
