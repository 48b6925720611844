import { isNumber, type NumberValue } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { toLong, wholeInt } from '../numbers/whole.ts';
import { refuse } from '../refuse.ts';
import type { Operator } from './context.ts';
import { nameOfType, ranged } from './operands.ts';
import { toText } from './text.ts';

function substringOfBytes([value, start, length]: Result[]): Result {
  const name = '$substrBytes';
  const text = toText(value as Result);
  const [first, most] = [
    number(name, 'starting index', 16034, start as Result),
    number(name, 'length', 16035, length as Result),
  ];
  const from = Number(toLong(first));
  if (from < 0) refuse(50752, `${name}: starting index must be non-negative (got: ${from})`);
  const count = Number(toLong(most));
  const bytes = Buffer.from(text);
  // A negative length means "to the end".
  const to = count < 0 ? bytes.length : Math.min(bytes.length, from + count);
  if (isContinuation(bytes[from]))
    refuse(28656, `${name}:  Invalid range, starting index is a UTF-8 continuation byte.`);
  if (isContinuation(bytes[to]))
    refuse(28657, `${name}:  Invalid range, ending index is in the middle of a UTF-8 character.`);
  return from >= bytes.length ? '' : bytes.toString('utf8', from, to);
}

const isContinuation = (byte: number | undefined): boolean => byte !== undefined && (byte & 0xc0) === 0x80;

function number(name: string, what: string, code: number, value: Result): NumberValue {
  return isNumber(value)
    ? value
    : refuse(code, `${name}:  ${what} must be a numeric type (is BSON type ${nameOfType(value)})`);
}

function substringOfCodePoints([value, start, length]: Result[]): Result {
  const text = toText(value as Result);
  const from = whole('starting index', start as Result, 34450, 34451);
  const count = whole('length', length as Result, 34452, 34453);
  if (count < 0) refuse(34454, '$substrCP: length must be a nonnegative integer.');
  if (from < 0) refuse(34455, '$substrCP: the starting index must be nonnegative integer.');
  return Array.from(text)
    .slice(from, from + count)
    .join('');
}

function whole(what: string, value: Result, notANumber: number, notWhole: number): number {
  if (!isNumber(value))
    return refuse(notANumber, `$substrCP: ${what} must be a numeric type (is BSON type ${nameOfType(value)})`);
  return (
    wholeInt(value) ??
    refuse(notWhole, `$substrCP: ${what} cannot be represented as a 32-bit integral value: ${value.toString()}`)
  );
}

export const substrings: readonly (readonly [string, Operator])[] = [
  ['$substr', ranged('$substrBytes', 3, 3, substringOfBytes)],
  ['$substrBytes', ranged('$substrBytes', 3, 3, substringOfBytes)],
  ['$substrCP', ranged('$substrCP', 3, 3, substringOfCodePoints)],
];
