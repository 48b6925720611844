import type { Result } from '../environment.ts';
import { StoreError } from '../../errors.ts';
import { refuse } from '../refuse.ts';
import { dayOfYear, isoDayOfWeek, isoWeek, weekOfYear } from './calendar.ts';
import { toDate } from './coerce-date.ts';
import { constant, type Operator } from './context.ts';
import { parseDate, parseFormatted } from './date-parse.ts';
import { zoneIn } from './date-parts.ts';
import { fold, isNullish, nameOfType, namedOperands } from './operands.ts';
import { localDate, type TimeZone } from './time-zone.ts';

const ISO = '%Y-%m-%dT%H:%M:%S.%L';

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
  Z: (_, offset) => `${offset < 0 ? '' : '+'}${offset}`,
};

function format(text: string, moment: number, zone: TimeZone): string {
  const [local, offset] = [localDate(moment, zone), zone.offsetAt(moment) / 60_000];
  return text.replace(/%([^]?)/gu, (_, letter: string) => {
    if (letter === '') return refuse(18535, "Unmatched '%' at end of format string");
    const write = specifiers[letter] ?? refuse(18536, `Invalid format character '%${letter}' in format string`);
    return write(local, offset);
  });
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
    const given = pattern?.run(scope);
    const value = date.run(scope);
    const at = zoneIn(scope, zone);
    if (pattern && isNullish(given as Result)) return onNull.run(scope);
    if (pattern && typeof given !== 'string') return refuse(18533, '$dateToString requires that "format" be a string');
    if (!at) return null;
    if (isNullish(value)) return onNull.run(scope);
    const chosen = typeof given === 'string' ? given : at.isUtc ? `${ISO}Z` : ISO;
    return format(chosen, toDate(value).getTime(), at);
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
    const given = pattern?.run(scope);
    const value = text.run(scope);
    const at = zone ? zoneIn(scope, zone) : null;
    if (isNullish(value)) return onNull ? onNull.run(scope) : null;
    if ((pattern && isNullish(given as Result)) || at === undefined) return null;
    if (pattern && typeof given !== 'string')
      return refuse(40684, `$dateFromString requires that 'format' be a string, found: ${nameOfType(given as Result)}`);
    try {
      return new Date(read(value, given as string | undefined, at ?? undefined));
    } catch (error) {
      if (onError && error instanceof StoreError && error.codeName === 'ConversionFailure') return onError.run(scope);
      throw error;
    }
  });
};

function read(value: Result, pattern: string | undefined, zone: TimeZone | undefined): number {
  if (typeof value !== 'string')
    return refuse(
      'ConversionFailure',
      `$dateFromString requires that 'dateString' be a string, found: ${nameOfType(value)}`,
    );
  return pattern === undefined ? parseDate(value, zone) : parseFormatted(value, pattern, zone);
}

export const dateStrings: readonly (readonly [string, Operator])[] = [
  ['$dateToString', toText],
  ['$dateFromString', fromText],
];
