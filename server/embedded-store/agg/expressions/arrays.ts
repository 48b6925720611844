import { equalValues } from '../../bson/compare.ts';
import { Int32, MISSING, isNumber, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { wholeInt } from '../numbers/whole.ts';
import { refuse } from '../refuse.ts';
import { constant, type Operator } from './context.ts';
import { spend } from '../../turns/effort.ts';
import { spendOnArray } from './effort.ts';
import { forPlaces, placeWhere } from '../../turns/long-lists.ts';
import { associative, binary, isNullish, nameOfType, ranged, unary } from './operands.ts';
import { position } from './strings.ts';

/** A number that is a whole 32-bit one; undefined otherwise. */
export const int32 = (value: Result): number | undefined => (isNumber(value) ? wholeInt(value) : undefined);

/** The element at a place, counted from the end when negative; missing beyond either end. */
const at = (values: readonly Value[], index: number): Result => {
  const place = index < 0 ? values.length + index : index;
  return place >= 0 && place < values.length ? values[place] : MISSING;
};

function elementAt(values: Result, index: Result): Result {
  if (isNullish(values) || isNullish(index)) return null;
  if (!Array.isArray(values))
    return refuse(28689, `$arrayElemAt's first argument must be an array, but is ${nameOfType(values)}`);
  if (!isNumber(index))
    return refuse(28690, `$arrayElemAt's second argument must be a numeric value, but is ${nameOfType(index)}`);
  const place = wholeInt(index);
  if (place === undefined)
    return refuse(
      28691,
      `$arrayElemAt's second argument must be representable as a 32-bit integer: ${index.toString()}`,
    );
  return at(values, place);
}

const endElement = (name: string, index: number): Operator =>
  unary(name, (values) => {
    if (isNullish(values)) return null;
    return Array.isArray(values)
      ? at(values, index)
      : refuse(28689, `${name}'s argument must be an array, but is ${nameOfType(values)}`);
  });

function concatenated(lists: Result[]): Result {
  const all: Value[] = [];
  for (const list of lists) {
    if (isNullish(list)) return null;
    if (!Array.isArray(list)) return refuse(28664, `$concatArrays only supports arrays, not ${nameOfType(list)}`);
    spendOnArray(all.length + list.length);
    for (const value of list) all.push(value);
  }
  return all;
}

function slice([values, second, third]: Result[]): Result {
  if (isNullish(values as Result) || isNullish(second as Result)) return null;
  if (!Array.isArray(values))
    return refuse(28724, `First argument to $slice must be an array, but is of type: ${nameOfType(values as Result)}`);
  const from = sliceNumber('Second', second as Result, 28725, 28726);
  if (third === undefined) return from < 0 ? values.slice(from) : values.slice(0, from);
  if (isNullish(third)) return null;
  const count = sliceNumber('Third', third, 28727, 28728);
  if (count <= 0) refuse(28729, `Third argument to $slice must be positive: ${count}`);
  const start = from < 0 ? Math.max(0, values.length + from) : from;
  return values.slice(start, start + count);
}

function sliceNumber(which: string, value: Result, notANumber: number, notWhole: number): number {
  if (!isNumber(value))
    return refuse(notANumber, `${which} argument to $slice must be numeric, but is of type: ${nameOfType(value)}`);
  return (
    wholeInt(value) ??
    refuse(notWhole, `${which} argument to $slice can't be represented as a 32-bit integer: ${value.toString()}`)
  );
}

function contains(value: Result, list: Result): Result {
  if (!Array.isArray(list))
    return refuse(40081, `$in requires an array as a second argument, found: ${nameOfType(list)}`);
  return placeWhere(0, list.length, (at) => equalValues(list[at], value)) >= 0;
}

function indexOf([list, value, from = new Int32(0), to]: Result[]): Result {
  if (isNullish(list as Result)) return null;
  if (!Array.isArray(list))
    return refuse(40090, `$indexOfArray requires an array as a first argument, found: ${nameOfType(list as Result)}`);
  const start = position('$indexOfArray', 'starting index', from);
  const end = to === undefined ? list.length : Math.min(list.length, position('$indexOfArray', 'ending index', to));
  return new Int32(placeWhere(start, end, (at) => equalValues(list[at], value as Result)));
}

/** A constant that is no array is told apart from one that a document holds. */
const indexOfArray: Operator = (operand, context) => {
  const node = ranged('$indexOfArray', 2, 4, indexOf)(operand, context);
  const first = Array.isArray(operand) ? context.compile(operand[0]).constant : undefined;
  if (!node.constant && first && !Array.isArray(first.value)) {
    if (isNullish(first.value)) return constant(null);
    refuse(
      50809,
      `First operand of $indexOfArray must be an array. First argument is of type: ${nameOfType(first.value)}`,
    );
  }
  return node;
};

function reversed(list: Result): Result {
  if (isNullish(list)) return null;
  return Array.isArray(list)
    ? list.toReversed()
    : refuse(34435, `The argument to $reverseArray must be an array, but was of type: ${nameOfType(list)}`);
}

/** An array of twice as many numbers would be more than a document may hold. */
const LONGEST_RANGE = 1_000_000;

function range([from, to, by = new Int32(1)]: Result[]): Result {
  const start = rangeNumber('starting', from as Result, 34443);
  const end = rangeNumber('ending', to as Result, 34445);
  const step = rangeNumber('step', by, 34447);
  if (step === 0) refuse(34449, '$range requires a non-zero step value');
  if ((end - start) / step > LONGEST_RANGE) refuse(146, '$range would use too much memory');
  spend(Math.max(0, (end - start) / step));
  return forPlaces(
    Math.max(0, Math.ceil((end - start) / step)),
    (): Value[] => [],
    (values, at) => void values.push(new Int32(start + at * step)),
  );
}

function rangeNumber(which: string, value: Result, code: number): number {
  if (!isNumber(value))
    return refuse(code, `$range requires a numeric ${which} value, found value of type: ${nameOfType(value)}`);
  const whole = wholeInt(value);
  return (
    whole ??
    refuse(
      code + 1,
      `$range requires a ${which} value that can be represented as a 32-bit integer, found value: ${value.toString()}`,
    )
  );
}

function size(list: Result): Result {
  if (!Array.isArray(list))
    return refuse(17124, `The argument to $size must be an array, but was of type: ${nameOfType(list)}`);
  return new Int32(list.length);
}

export const arrays: readonly (readonly [string, Operator])[] = [
  ['$arrayElemAt', binary('$arrayElemAt', elementAt)],
  ['$first', endElement('$first', 0)],
  ['$last', endElement('$last', -1)],
  ['$concatArrays', associative(concatenated, { commutative: false })],
  ['$slice', ranged('$slice', 2, 3, slice)],
  ['$in', binary('$in', contains)],
  ['$indexOfArray', indexOfArray],
  ['$reverseArray', unary('$reverseArray', reversed)],
  ['$range', ranged('$range', 2, 3, range)],
  ['$size', unary('$size', size)],
  ['$isArray', unary('$isArray', (value) => Array.isArray(value))],
];
