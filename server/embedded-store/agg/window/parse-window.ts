import { compareValues } from '../../bson/compare.ts';
import { Doc, Int32, isNumber, type NumberValue, type Value } from '../../bson/values.ts';
import type { Context } from '../expressions/context.ts';
import { unitOf, type Unit } from '../expressions/date-units.ts';
import { nameOfType } from '../expressions/operands.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';

/** The rows that count for a row: so many places before and behind it. */
export interface PlacesWindow {
  readonly kind: 'documents';
  readonly from: number;
  readonly to: number;
}

/** The rows whose sort field is not further away than this; `current` is the row itself, not its equals. */
export interface RangeWindow {
  readonly kind: 'range';
  readonly from: RangeBound;
  readonly to: RangeBound;
  /** The sort field holds dates, and the bounds are counted in this. */
  readonly unit?: Unit;
}

export type RangeBound = 'unbounded' | 'current' | NumberValue;
export type Window = PlacesWindow | RangeWindow;

export const WHOLE: Window = { kind: 'documents', from: -Infinity, to: Infinity };

/** Windows that begin with their partition only ever grow. */
export const onlyGrows = ({ from }: Window): boolean => from === 'unbounded' || from === -Infinity;

const refused = (message: string): never => refuse('FailedToParse', message);

/** `{documents: ['unbounded', 'current']}` or `{range: [-10, 0], unit: 'minute'}`. */
export function parseWindow(value: Value, sortBy: Doc | undefined, context: Context): Window {
  if (!(value instanceof Doc)) return refused(`'window' field must be an object, not ${nameOfType(value)}`);
  const [documents, range] = [value.get('documents'), value.get('range')];
  if (value.has('documents') && value.has('range')) refused("a window has either 'documents' or 'range', not both");
  if (!value.has('range') && value.has('unit')) refused("'unit' is only for a window that has a 'range'");
  if (value.has('documents')) {
    if (value.size !== 1) refused("a window of 'documents' has no other fields");
    return places(documents, sortBy, context);
  }
  if (value.has('range')) return rangeOf(range, value, sortBy, context);
  return value.size === 0 ? WHOLE : refused("a window has 'documents', or 'range' and perhaps 'unit'");
}

function places(value: Value, sortBy: Doc | undefined, context: Context): PlacesWindow {
  const [lower, upper] = twoOf(value);
  const place = (bound: Value): number =>
    doubleOf(constantOf(bound, context, 'Numeric document-based bounds must be an integer', isWhole));
  const [from, to] = [
    lower === 'unbounded' ? -Infinity : lower === 'current' ? 0 : place(lower),
    upper === 'unbounded' ? Infinity : upper === 'current' ? 0 : place(upper),
  ];
  if (from > to) refuse(5339900, 'Lower bound must not exceed upper bound');
  if (!sortBy && (Number.isFinite(from) || Number.isFinite(to)))
    refuse(5339901, 'Document-based bounds require a sortBy');
  return { kind: 'documents', from, to };
}

function rangeOf(value: Value, spec: Doc, sortBy: Doc | undefined, context: Context): RangeWindow {
  const [lower, upper] = twoOf(value);
  const hasUnit = spec.has('unit');
  if (spec.size !== (hasUnit ? 2 : 1)) refused("a window of 'range' has no other field than 'unit'");
  const unit = hasUnit ? unitNamed(spec.get('unit')) : undefined;
  const bound = (each: Value): RangeBound => {
    if (each === 'unbounded' || each === 'current') return each;
    return unit
      ? constantOf(each, context, "With 'unit', range-based bounds must be an integer", isWhole)
      : constantOf(each, context, 'Range-based bounds expression must be a number', isNumber);
  };
  const [from, to] = [bound(lower), bound(upper)];
  if (from !== 'unbounded' && to !== 'unbounded' && compareValues(orZero(from), orZero(to)) > 0)
    refuse(5339900, 'Lower bound must not exceed upper bound');
  const directions = sortBy?.values ?? [];
  const [direction] = directions;
  if (directions.length !== 1 || !isNumber(direction) || doubleOf(direction) < 0)
    refuse(5339902, 'Range-based bounds require sortBy a single ascending field');
  return { kind: 'range', from, to, ...(unit && { unit }) };
}

const orZero = (bound: 'current' | NumberValue): NumberValue => (bound === 'current' ? new Int32(0) : bound);

function twoOf(value: Value): readonly [Value, Value] {
  if (!Array.isArray(value) || value.length !== 2) return refused('Window bounds must be a 2-element array');
  const named = (each: Value): Value =>
    typeof each !== 'string' || each.startsWith('$') || each === 'unbounded' || each === 'current'
      ? each
      : refused("Window bounds must be 'unbounded', 'current', or a number.");
  return [named(value[0]), named(value[1])];
}

function constantOf(
  value: Value,
  context: Context,
  wrong: string,
  isRight: (value: NumberValue) => boolean,
): NumberValue {
  if (typeof value === 'string') return refused("Window bounds must be 'unbounded', 'current', or a number.");
  const { constant } = context.compile(value);
  if (!constant) return refused('Window bounds expression must be a constant.');
  const found = constant.value;
  return isNumber(found) && isRight(found) ? found : refused(wrong);
}

const isWhole = (value: NumberValue): boolean => {
  const number = doubleOf(value);
  return Number.isInteger(number) && Math.abs(number) < 2 ** 31;
};

/** @throws StoreError FailedToParse for what is no unit of time */
export function unitNamed(value: Value): Unit {
  if (typeof value !== 'string') return refused(`'unit' must be a string, but got ${nameOfType(value)}`);
  return unitOf(value) ?? refused(`unknown time unit value: ${value}`);
}
