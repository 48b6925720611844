import { dateOf } from '../../bson/far-date.ts';
import type { Result } from '../environment.ts';
import { StoreError } from '../../errors.ts';
import { refuse } from '../refuse.ts';
import { dayOfYear, isoDayOfWeek, isoWeek, weekOfYear } from './calendar.ts';
import { toDate } from './coerce-date.ts';
import { constant, type Operator } from './context.ts';
import { parseDate, parseFormatted, readable } from './date-parse.ts';
import { zoneIn } from './date-parts.ts';
import { fold, isNullish, nameOfType, namedOperands } from './operands.ts';
import { localDate, type TimeZone } from './time-zone.ts';

const ISO = '%Y-%m-%dT%H:%M:%S.%LZ';

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function year(value: number): string {
  if (value < 0 || value > 9999)
    refuse(18537, `$dateToString is only defined on year 0-9999, tried to use year ${value}`);
  return pad(value, 4);
}

/** The specifiers of `$dateToString`; the date is the local one, `offset` in minutes. */
const specifiers: Readonly<Record<string, (local: Date, offset: number) => string>> = {
  '%': () => '%',
  Y: (local) => year(local.getUTCFullYear()),
  m: (local) => pad(local.getUTCMonth() + 1, 2),
  d: (local) => pad(local.getUTCDate(), 2),
  H: (local) => pad(local.getUTCHours(), 2),
  M: (local) => pad(local.getUTCMinutes(), 2),
  S: (local) => pad(local.getUTCSeconds(), 2),
  L: (local) => pad(local.getUTCMilliseconds(), 3),
  j: (local) => pad(dayOfYear(local), 3),
  w: (local) => String(local.getUTCDay() + 1),
  U: (local) => pad(weekOfYear(local), 2),
  u: (local) => String(isoDayOfWeek(local)),
  V: (local) => pad(isoWeek(local).week, 2),
  G: (local) => year(isoWeek(local).year),
  z: (_, offset) =>
    `${offset < 0 ? '-' : '+'}${pad(Math.floor(Math.abs(offset) / 60), 2)}${pad(Math.abs(offset) % 60, 2)}`,
  Z: (_, offset) => String(offset),
};

function format(text: string, moment: number, zone: TimeZone): string {
  const [local, offset] = [localDate(moment, zone), Math.trunc(zone.offsetAt(moment) / 60_000)];
  return text.replace(/%([^]?)/gu, (_, letter: string) => specifierOf(letter, specifiers)(local, offset));
}

/** What stands behind a percent sign; refused when the table does not know it, or when the format ends there. */
function specifierOf<Meaning>(letter: string, table: Readonly<Record<string, Meaning>>): Meaning {
  if (letter === '') return refuse(18535, "Unmatched '%' at end of format string");
  return Object.hasOwn(table, letter)
    ? (table[letter] as Meaning)
    : refuse(18536, `Invalid format character '%${letter}' in format string`);
}

/** Checks a format before anything else is looked at; nothing when it is null. */
function checkedFormat(
  given: Result,
  name: string,
  notText: number,
  table: Readonly<Record<string, unknown>>,
): string | undefined {
  if (isNullish(given)) return undefined;
  if (typeof given !== 'string')
    return refuse(notText, `${name} requires that 'format' be a string, found: ${nameOfType(given)}`);
  for (const [, letter = ''] of given.matchAll(/%([^]?)/gu)) specifierOf(letter, table);
  return given;
}

const toText: Operator = (operand, context) => {
  const fields = { date: 18628, format: null, timezone: null, onNull: null };
  const parts = namedOperands(operand, { name: '$dateToString', notAnObject: 18629, unknown: 18534, fields });
  const date = context.compile(parts.get('date'));
  const pattern = parts.has('format') ? context.compile(parts.get('format')) : undefined;
  const zone = parts.has('timezone') ? context.compile(parts.get('timezone')) : undefined;
  const onNull = parts.has('onNull') ? context.compile(parts.get('onNull')) : constant(null);
  const nodes = [date, onNull, ...(pattern ? [pattern] : []), ...(zone ? [zone] : [])];
  return fold(nodes, (scope) => {
    const value = date.run(scope);
    const given = pattern && checkedFormat(pattern.run(scope), '$dateToString', 18533, specifiers);
    const at = zoneIn(scope, zone);
    if (isNullish(value)) return onNull.run(scope);
    if (!at || (pattern && given === undefined)) return null;
    return format(given ?? ISO, toDate(value).getTime(), at);
  });
};

const fromText: Operator = (operand, context) => {
  const fields = { dateString: 40542, format: null, timezone: null, onNull: null, onError: null };
  const parts = namedOperands(operand, { name: '$dateFromString', notAnObject: 40540, unknown: 40541, fields });
  const optional = ['format', 'timezone', 'onNull', 'onError'].map((name) =>
    parts.has(name) ? context.compile(parts.get(name)) : undefined,
  );
  const text = context.compile(parts.get('dateString'));
  const [pattern, zone, onNull, onError] = optional;
  const nodes = [text, ...optional.filter((node) => node !== undefined)];
  return fold(nodes, (scope) => {
    const value = text.run(scope);
    const given = pattern && checkedFormat(pattern.run(scope), '$dateFromString', 40684, readable);
    const at = zoneIn(scope, zone);
    if (isNullish(value)) return onNull ? onNull.run(scope) : null;
    try {
      if (typeof value !== 'string')
        return refuse('ConversionFailure', `'dateString' must be a string, found: ${nameOfType(value)}`);
      if (!at || (pattern && given === undefined)) return null;
      return dateOf(BigInt(given === undefined ? parseDate(value, at) : parseFormatted(value, given, at)));
    } catch (error) {
      if (onError && error instanceof StoreError && error.codeName === 'ConversionFailure') return onError.run(scope);
      throw error;
    }
  });
};

export const dateStrings: readonly (readonly [string, Operator])[] = [
  ['$dateToString', toText],
  ['$dateFromString', fromText],
];
