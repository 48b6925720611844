import type { Decimal128 } from 'bson';
import { compareNumbers } from './compare-numbers.ts';
import { decimalParts } from './decimal.ts';
import { timeOf } from './far-date.ts';
import type { Missing, NumberValue, Value } from './values.ts';
import {
  BSONRegExp,
  BSONSymbol,
  Binary,
  Code,
  DbPointer,
  Doc,
  Int32,
  MISSING,
  ObjectId,
  ScopedCode,
  Timestamp,
  isNumber,
  typeNumber,
} from './values.ts';
import { Visits } from './visits.ts';

/** A string that is the same for two values exactly when `compareValues` calls them equal (missing stands apart). */
export function hashKey(value: Value | Missing): string {
  if (value === MISSING) return 'm';
  if (typeof value === 'string') return `s${value.length}:${value}`;
  if (isNumber(value)) return numberKey(value);
  if (value instanceof ObjectId) return `o${value.toHexString()}`;
  if (value instanceof Doc) return `{${keysInside(value.values, value.names).join(',')}}`;
  if (Array.isArray(value)) return `[${keysInside(value).join(',')}]`;
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return `d${timeOf(value)}`;
  return rareKey(value);
}

const visits = new Visits();

function keysInside(values: readonly Value[], names?: readonly string[]): string[] {
  try {
    visits.enter(values.length);
    return values.map((value, i) => (names ? part(names[i] as string) : '') + hashKey(value));
  } finally {
    visits.leave();
  }
}

function rareKey(value: Value): string {
  if (value instanceof BSONSymbol) return hashKey(value.value);
  if (value instanceof Timestamp) return `T${value.toString()}`;
  if (value instanceof Binary) {
    return `b${value.sub_type}:${Buffer.from(value.buffer.subarray(0, value.position)).toString('base64')}`;
  }
  if (value instanceof BSONRegExp) return `r${part(value.pattern)}${value.options}`;
  if (value instanceof ScopedCode) return `w${part(value.code)}${hashKey(value.scope)}`;
  if (value instanceof Code) return `c${part(String(value.code))}`;
  if (value instanceof DbPointer) return `p${part(value.ns)}${value.oid.toHexString()}`;
  return `#${typeNumber(value)}`;
}

function numberKey(value: NumberValue): string {
  if (value instanceof Int32) return `n${value.value}`;
  if (typeof value === 'number') return `n${value === 0 ? 0 : value}`;
  const double = Number(value.toString());
  if (compareNumbers(value, double) === 0) return `n${double === 0 ? 0 : double}`;
  return typeof value === 'bigint' ? `l${value}` : decimalKey(value);
}

/** Equal decimals may be written with different exponents: 1.50 is 1.5. */
function decimalKey(value: Decimal128): string {
  const parts = decimalParts(value);
  if (parts.kind !== 'finite') return `n${value.toString()}`;
  let { coefficient, exponent } = parts;
  while (coefficient !== 0n && coefficient % 10n === 0n) {
    coefficient /= 10n;
    exponent++;
  }
  const text = `${parts.negative ? '-' : ''}${coefficient}`;
  if (exponent < 0 || exponent > 20) return `D${text}e${exponent}`;
  return `l${text}${'0'.repeat(exponent)}`;
}

/** A name with its length before it, so that no two lists of parts run into the same text. */
function part(text: string): string {
  return `${text.length}:${text}`;
}
