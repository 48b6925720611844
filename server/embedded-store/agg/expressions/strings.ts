import { Int32, isNumber, type Value } from '../../bson/values.ts';
import type { Result, Scope } from '../environment.ts';
import { wholeInt } from '../numbers/whole.ts';
import { refuse } from '../refuse.ts';
import type { Context, Node, Operator } from './context.ts';
import { spendOnArray, spendOnText } from './effort.ts';
import { associative, binary, fold, isNullish, nameOfType, namedOperands, ranged, results, unary } from './operands.ts';
import { lower, toText, upper } from './text.ts';

function concatenated(values: Result[]): Result {
  let text = '';
  for (const value of values) {
    if (isNullish(value)) return null;
    if (typeof value !== 'string') return refuse(16702, `$concat only supports strings, not ${nameOfType(value)}`);
    spendOnText(text.length + value.length);
    text += value;
  }
  return text;
}

function split(value: Result, separator: Result): Result {
  if (isNullish(value) || isNullish(separator)) return null;
  if (typeof value !== 'string')
    return refuse(
      40085,
      `$split requires an expression that evaluates to a string as a first argument, found: ${nameOfType(value)}`,
    );
  if (typeof separator !== 'string')
    return refuse(
      40086,
      `$split requires an expression that evaluates to a string as a second argument, found: ${nameOfType(separator)}`,
    );
  if (separator === '') refuse(40087, '$split requires a non-empty separator');
  const parts = value.split(separator);
  spendOnArray(parts.length);
  return parts;
}

function caseInsensitiveOrder(left: Result, right: Result): Result {
  const [a, b] = [Buffer.from(upper(toText(left))), Buffer.from(upper(toText(right)))];
  return new Int32(Buffer.compare(a, b));
}

const length = (name: string, code: number, measure: (text: string) => number): Operator =>
  unary(name, (value) => {
    if (typeof value !== 'string')
      return refuse(code, `${name} requires a string argument, found: ${nameOfType(value)}`);
    return new Int32(measure(value));
  });

const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** What `$trim` takes away when not told: null, whitespace of ASCII and the spaces of Unicode. */
const WHITESPACE = '\0 \t\n\v\f\r\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a';

function trim(name: string, sides: { left: boolean; right: boolean }): Operator {
  const rules = { name, notAnObject: 50696, unknown: 50694, fields: { input: 50695, chars: null } };
  return (operand, context) => {
    const parts = namedOperands(operand, rules);
    const input = context.compile(parts.get('input'));
    const chars: Node = context.compile(parts.has('chars') ? parts.get('chars') : WHITESPACE);
    return fold([input, chars], (scope) => {
      const [text, unwanted] = results(scope, [input, chars]);
      if (isNullish(text)) return null;
      if (typeof text !== 'string')
        return refuse(50699, `${name} requires its input to be a string, got ${nameOfType(text)} instead.`);
      if (isNullish(unwanted)) return null;
      if (typeof unwanted !== 'string')
        return refuse(50700, `${name} requires 'chars' to be a string, got ${nameOfType(unwanted)} instead.`);
      return cut(Array.from(text), new Set(unwanted), sides);
    });
  };
}

function cut(
  text: readonly string[],
  unwanted: ReadonlySet<string>,
  { left, right }: { left: boolean; right: boolean },
): string {
  let [from, to] = [0, text.length];
  while (left && from < to && unwanted.has(text[from] as string)) from++;
  while (right && to > from && unwanted.has(text[to - 1] as string)) to--;
  return text.slice(from, to).join('');
}

function replace(name: string, run: (input: string, find: string, replacement: string) => string): Operator {
  const rules = { name, notAnObject: 51751, unknown: 51750, fields: { input: 51749, find: 51748, replacement: 51747 } };
  const codes = { input: 51746, find: 51745, replacement: 51744 };
  return (operand, context) => {
    const parts = namedOperands(operand, rules);
    const nodes = Object.keys(codes).map((part) => compilePart(parts.get(part), context));
    // Not even constant texts are replaced before there is a document.
    const replaced = (scope: Scope): Result => {
      const values = nodes.map((node) => node.run(scope));
      Object.entries(codes).forEach(([part, code], index) => {
        if (typeof values[index] !== 'string' && !isNullish(values[index] as Result))
          refuse(code, `${name} requires that '${part}' be a string, found: ${nameOfType(values[index] as Result)}`);
      });
      const [input, find, replacement] = values;
      if (typeof input !== 'string' || typeof find !== 'string' || typeof replacement !== 'string') return null;
      return run(input, find, replacement);
    };
    return { run: replaced };
  };
}

const compilePart = (value: Value, context: Context): Node => context.compile(value);

/** An empty search text is found before, between and after all characters. */
function replaceAll(input: string, find: string, replacement: string): string {
  let found = find === '' ? input.length + 1 : 0;
  for (let at = input.indexOf(find); find !== '' && at >= 0; at = input.indexOf(find, at + find.length)) found++;
  spendOnText(input.length + found * replacement.length);
  if (find !== '') return input.replaceAll(find, () => replacement);
  return replacement + Array.from(input, (character) => character + replacement).join('');
}

function replaceOne(input: string, find: string, replacement: string): string {
  const at = input.indexOf(find);
  spendOnText(input.length + replacement.length);
  return at < 0 ? input : input.slice(0, at) + replacement + input.slice(at + find.length);
}

/** A whole number that is not negative, as the positions of `$indexOf…` must be. */
export function position(name: string, what: string, value: Result): number {
  const number = isNumber(value) ? wholeInt(value) : undefined;
  if (number === undefined)
    return refuse(40096, `${name} requires an integral ${what}, found a value of type: ${nameOfType(value)}`);
  if (number < 0) refuse(40097, `${name} requires a nonnegative ${what}, found: ${number}`);
  return number;
}

export const strings: readonly (readonly [string, Operator])[] = [
  ['$concat', associative(concatenated, { commutative: false })],
  ['$toLower', unary('$toLower', (value) => lower(toText(value)))],
  ['$toUpper', unary('$toUpper', (value) => upper(toText(value)))],
  ['$split', binary('$split', split)],
  ['$strcasecmp', binary('$strcasecmp', caseInsensitiveOrder)],
  ['$strLenCP', length('$strLenCP', 34471, codePoints)],
  ['$strLenBytes', length('$strLenBytes', 34473, (text) => Buffer.byteLength(text))],
  ['$trim', trim('$trim', { left: true, right: true })],
  ['$ltrim', trim('$ltrim', { left: true, right: false })],
  ['$rtrim', trim('$rtrim', { left: false, right: true })],
  ['$replaceOne', replace('$replaceOne', replaceOne)],
  ['$replaceAll', replace('$replaceAll', replaceAll)],
  ['$indexOfCP', ranged('$indexOfCP', 2, 4, (values) => indexOf('$indexOfCP', values, [40093, 40094], codePointIndex))],
  [
    '$indexOfBytes',
    ranged('$indexOfBytes', 2, 4, (values) => indexOf('$indexOfBytes', values, [40091, 40092], byteIndex)),
  ],
];

function indexOf(
  name: string,
  [text, token, from = new Int32(0), to]: Result[],
  codes: readonly [number, number],
  find: (text: string, token: string, from: number, to: number) => number,
): Result {
  if (isNullish(text as Result)) return null;
  if (typeof text !== 'string')
    return refuse(codes[0], `${name} requires a string as the first argument, found: ${nameOfType(text as Result)}`);
  if (typeof token !== 'string')
    return refuse(codes[1], `${name} requires a string as the second argument, found: ${nameOfType(token as Result)}`);
  const start = position(name, 'starting index', from);
  const end = to === undefined ? Infinity : position(name, 'ending index', to);
  return new Int32(find(text, token, start, end));
}

function codePointIndex(text: string, token: string, from: number, to: number): number {
  const [characters, wanted] = [Array.from(text), Array.from(token)];
  if (text === '' && token === '' && from === 0) return 0;
  // Only the beginning must lie before the end.
  const end = Math.min(to, characters.length);
  for (let at = from; at < end; at++)
    if (wanted.every((character, offset) => characters[at + offset] === character)) return at;
  return -1;
}

function byteIndex(text: string, token: string, from: number, to: number): number {
  const bytes = Buffer.from(text);
  const end = Math.min(to, bytes.length);
  if (from > bytes.length || end < from) return -1;
  const at = bytes.subarray(0, end).indexOf(token, from);
  return token === '' ? from : at;
}
