import { Doc, isNumber, type Value } from '../../bson/values.ts';
import { nameOfType } from '../expressions/operands.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';

/** From which row to which, beside the one in hand; places, or values of the sort field. */
export interface Window {
  readonly kind: 'documents' | 'range';
  readonly from: number;
  readonly to: number;
}

const WHOLE: Window = { kind: 'documents', from: -Infinity, to: Infinity };

/** `{documents: ['unbounded', 'current']}` or `{range: [-10, 0], unit: 'minute'}`. */
export function parseWindow(value: Value): Window {
  if (value === undefined) return WHOLE;
  if (!(value instanceof Doc))
    return refuse('FailedToParse', `'window' field must be an object, not ${nameOfType(value)}`);
  for (const name of value.names)
    if (!['documents', 'range', 'unit'].includes(name))
      refuse('FailedToParse', `'window' field: unrecognized option ${name}`);
  if (value.has('documents') && value.has('range'))
    refuse('FailedToParse', "Window bounds can specify either 'documents' or 'unit', not both.");
  if (value.has('documents')) return bounds('documents', value.get('documents'), 1);
  if (value.has('range')) return bounds('range', value.get('range'), unitLength(value.get('unit')));
  return value.size === 0 ? WHOLE : refuse('FailedToParse', "Window bounds: 'unit' needs 'range'");
}

function bounds(kind: Window['kind'], value: Value, unit: number): Window {
  if (!Array.isArray(value) || value.length !== 2)
    return refuse('FailedToParse', `Window bounds must be a 2-element array: ${kind}`);
  const [from, to] = [bound(value[0], -Infinity, kind) * unit, bound(value[1], Infinity, kind) * unit];
  if (from > to) refuse(5339900, 'Lower bound must not exceed upper bound');
  return { kind, from, to };
}

function bound(value: Value, unbounded: number, kind: Window['kind']): number {
  if (value === 'unbounded') return unbounded;
  if (value === 'current') return 0;
  const number = isNumber(value) ? doubleOf(value) : NaN;
  if (Number.isNaN(number)) refuse('FailedToParse', "Window bounds must be 'unbounded', 'current', or a number");
  if (kind === 'documents' && !Number.isInteger(number))
    refuse('FailedToParse', 'Numeric document-based bounds must be an integer');
  return number;
}

const LENGTHS = new Map<Value, number>([
  [undefined, 1],
  ['millisecond', 1],
  ['second', 1000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 604_800_000],
]);

const unitLength = (unit: Value): number =>
  LENGTHS.get(unit) ??
  refuse('CommandNotSupported', 'this unit of a range window is not supported by the embedded store');
