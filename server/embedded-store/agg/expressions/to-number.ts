import { Decimal128, Int32, type NumberValue } from '../../bson/values.ts';
import { fromDouble, toDecimal128 } from '../numbers/decimal.ts';
import { decimalOf, doubleOf, fitsInt, fitsLong } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';

/** Ends a conversion; `onError` of `$convert` may answer instead. */
export const failed = (why: string): never => refuse('ConversionFailure', `${why} in $convert with no onError value`);

export function toDouble(value: NumberValue): number {
  const double = doubleOf(value);
  const overflows = value instanceof Decimal128 && !Number.isFinite(double) && decimalOf(value).kind === 'finite';
  return overflows ? failed('Conversion would overflow target type') : double;
}

/** Cut off behind the point; infinities and what does not fit are refused. */
function whole(value: NumberValue): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  const double = doubleOf(value);
  if (Number.isNaN(double)) return failed('Attempt to convert NaN value to integer type');
  if (!Number.isFinite(double)) return failed('Attempt to convert infinity value to integer type');
  if (!(value instanceof Decimal128)) return BigInt(Math.trunc(double));
  const decimal = decimalOf(value);
  if (decimal.kind !== 'finite' || decimal.exponent > 40) return failed('Conversion would overflow target type');
  const power = 10n ** BigInt(Math.abs(decimal.exponent));
  const size = decimal.exponent < 0 ? decimal.coefficient / power : decimal.coefficient * power;
  return decimal.negative ? -size : size;
}

export function toInt(value: NumberValue): Int32 {
  const number = whole(value);
  return fitsInt(Number(number)) ? new Int32(Number(number)) : failed('Conversion would overflow target type');
}

export function toLong(value: NumberValue): bigint {
  const number = whole(value);
  return fitsLong(number) ? number : failed('Conversion would overflow target type');
}

export function toDecimal(value: NumberValue): Decimal128 {
  return value instanceof Decimal128
    ? value
    : toDecimal128(typeof value === 'number' ? fromDouble(value) : decimalOf(value));
}

export function readWhole(text: string): bigint {
  if (!/^[+-]?\d+$/.test(text)) return failed(`Failed to parse number '${text}'`);
  return BigInt(text.replace(/^\+/, ''));
}

export function readDouble(text: string): number {
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) {
    const number = Number(text);
    return Number.isFinite(number) ? number : failed(`Failed to parse number '${text}'`);
  }
  if (/^[+-]?0x[\da-f]+$/i.test(text)) return failed(`Illegal hexadecimal input '${text}'`);
  const special = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(text);
  if (!special) return failed(`Failed to parse number '${text}'`);
  if (special[2]?.toLowerCase() === 'nan') return NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

export function readDecimal(text: string): Decimal128 {
  try {
    return Decimal128.fromStringWithRounding(text);
  } catch {
    return failed(`Failed to parse number '${text}'`);
  }
}
