import { compareValues } from '../../bson/compare.ts';
import { isNumber, type NumberValue, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { addUnits } from '../expressions/date-units.ts';
import { nameOfType } from '../expressions/operands.ts';
import { UTC } from '../expressions/time-zone.ts';
import { addDecimals } from '../numbers/decimal-arithmetic.ts';
import { toDecimal128 } from '../numbers/decimal.ts';
import { decimalOf, doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import type { RangeBound, RangeWindow, Window } from './parse-window.ts';

/** Which rows are in the window of a row: from the first, up to but without the end. Asked of one row after another. */
export type Extent = (index: number) => { readonly first: number; readonly end: number };

/** @param positions the sort field of each row; only for ranges */
export function extentOf(window: Window, count: number, positions: readonly Result[]): Extent {
  return window.kind === 'range' ? inRange(window, positions) : inPlaces(window.from, window.to, count);
}

function inPlaces(from: number, to: number, count: number): Extent {
  return (index) => {
    const first = Math.min(count, Math.max(0, index + from));
    return { first, end: Math.max(first, Math.min(count, index + to + 1)) };
  };
}

/** The values by which the rows are sorted rise, so do both ends of the window. */
function inRange(window: RangeWindow, positions: readonly Result[]): Extent {
  const { from, to } = window;
  let [first, end] = [0, 0];
  return (index) => {
    const position = positionAt(window, positions, index);
    if (from === 'current') first = index;
    else if (from !== 'unbounded') {
      const least = moved(window, position, from);
      while (first < positions.length && compareValues(positions[first] as Value, least) < 0) first++;
    }
    if (to === 'current') end = index + 1;
    else if (to === 'unbounded') end = positions.length;
    else {
      const most = moved(window, position, to);
      end = Math.max(end, first);
      while (end < positions.length && compareValues(positions[end] as Value, most) <= 0) end++;
    }
    return { first, end: Math.max(first, end) };
  };
}

function positionAt({ unit }: RangeWindow, positions: readonly Result[], index: number): Value {
  const position = positions[index] as Result;
  if (unit) {
    if (position instanceof Date) return position;
    return refuse(5429513, `Invalid range: Expected the sortBy field to be a Date, but it was ${nameOfType(position)}`);
  }
  if (position instanceof Date)
    refuse(5429413, 'Invalid range: For windows that involve date or time ranges, a unit must be provided.');
  if (isNumber(position)) return position;
  return refuse(5429414, `Invalid range: Expected the sortBy field to be a number, but it was ${nameOfType(position)}`);
}

/** Numbers are added as decimals: 0.1 and 0.2 reach 0.3. */
function moved({ unit }: RangeWindow, position: Value, by: Exclude<RangeBound, string>): Value {
  if (unit) return new Date(addUnits((position as Date).getTime(), unit, doubleOf(by), UTC));
  return toDecimal128(addDecimals(decimalOf(position as NumberValue), decimalOf(by)));
}
