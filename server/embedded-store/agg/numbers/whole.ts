import { Decimal128, Int32 } from 'bson';
import type { NumberValue } from '../../bson/values.ts';
import { refuse } from '../refuse.ts';
import { quantize, roundedToWhole, subtractDecimals } from './decimal-arithmetic.ts';
import { fromDecimal128, isZero } from './decimal.ts';
import { LONG_MIN, fitsInt, fitsLong } from './numbers.ts';

/** A number of any kind as the 64-bit whole number that it is; undefined when it is none. */
export function wholeLong(value: NumberValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  const whole = value instanceof Decimal128 ? wholeDecimal(value) : Number.isInteger(value) ? BigInt(value) : undefined;
  return whole !== undefined && fitsLong(whole) ? whole : undefined;
}

/** As above, and of 32 bits. */
export function wholeInt(value: NumberValue): number | undefined {
  if (value instanceof Int32) return value.value;
  if (typeof value === 'number') return value === (value | 0) ? value | 0 : undefined;
  const whole = wholeLong(value);
  return whole !== undefined && fitsInt(Number(whole)) ? Number(whole) : undefined;
}

function wholeDecimal(value: Decimal128): bigint | undefined {
  const decimal = fromDecimal128(value);
  const rounded = quantize(decimal, 0, 'half-even');
  return rounded.kind === 'finite' && isZero(subtractDecimals(decimal, rounded)) ? roundedToWhole(decimal) : undefined;
}

/** What is made of any number where a whole one is asked for: doubles lose what is behind the point, decimals are rounded. */
export function toLong(value: NumberValue): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  if (typeof value !== 'number') {
    const rounded = roundedToWhole(fromDecimal128(value));
    return rounded !== undefined && fitsLong(rounded) ? rounded : LONG_MIN;
  }
  const whole = Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
  return whole !== undefined && fitsLong(whole)
    ? whole
    : refuse(31109, `Can't coerce out of range value ${value} to long`);
}
