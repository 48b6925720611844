import { Decimal128, Int32, type NumberValue } from '../../bson/values.ts';
import { finite, fromDouble, infinity, toDecimal128, NAN, type Decimal } from '../numbers/decimal.ts';
import { decimalOf, doubleOf, fitsInt, fitsLong } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';

/** Ends a conversion; `onError` of `$convert` may answer instead. */
export const failed = (why: string): never => refuse('ConversionFailure', `${why} in $convert with no onError value`);

const overflow = (): never => failed('Conversion would overflow target type');

/** Doubles below this have fewer digits, which counts as a loss. */
const LEAST_NORMAL = 2 ** -1022;

export function toDouble(value: NumberValue): number {
  const double = doubleOf(value);
  if (!(value instanceof Decimal128)) return double;
  const decimal = decimalOf(value);
  if (decimal.kind !== 'finite' || decimal.coefficient === 0n) return double;
  return Number.isFinite(double) && Math.abs(double) >= LEAST_NORMAL ? double : overflow();
}

/** Cut off behind the point; infinities and what does not fit are refused. */
function whole(value: NumberValue): bigint {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  const double = doubleOf(value);
  if (Number.isNaN(double)) return failed('Attempt to convert NaN value to integer type');
  if (!(value instanceof Decimal128)) {
    if (!Number.isFinite(double)) return failed('Attempt to convert infinity value to integer type');
    return BigInt(Math.trunc(double));
  }
  const decimal = decimalOf(value);
  if (decimal.kind !== 'finite') return failed('Attempt to convert infinity value to integer type');
  if (decimal.coefficient === 0n) return 0n;
  if (decimal.exponent > 40) return overflow();
  const power = 10n ** BigInt(Math.abs(decimal.exponent));
  const size = decimal.exponent < 0 ? decimal.coefficient / power : decimal.coefficient * power;
  return decimal.negative ? -size : size;
}

/** A double must lie in the range before its fraction goes: 2147483647.5 is too large. */
export function toInt(value: NumberValue): Int32 {
  const number = Number(whole(value));
  return fitsInt(typeof value === 'number' ? value : number) ? new Int32(number) : overflow();
}

export function toLong(value: NumberValue): bigint {
  const number = whole(value);
  return fitsLong(number) ? number : overflow();
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

/** As C reads doubles, but for a hexadecimal number without a sign, and for what is too small for all digits of a double. */
export function readDouble(text: string): number {
  if (text.startsWith('0x')) return failed(`Illegal hexadecimal input '${text}'`);
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) return inRange(Number(text), text);
  const hexadecimal = /^([+-]?)(0x[\da-f]+)$/i.exec(text);
  if (hexadecimal) return (hexadecimal[1] === '-' ? -1 : 1) * inRange(Number(hexadecimal[2]), text);
  const special = /^([+-]?)(inf(?:inity)?|nan)$/i.exec(text);
  if (!special) return failed(`Failed to parse number '${text}'`);
  if (special[2]?.toLowerCase() === 'nan') return NaN;
  return special[1] === '-' ? -Infinity : Infinity;
}

function inRange(number: number, text: string): number {
  const isZero = number === 0 && !/^[^e]*[1-9]/i.test(text);
  if (isZero || (Number.isFinite(number) && Math.abs(number) >= LEAST_NORMAL)) return number;
  return failed(`Failed to parse number '${text}': Out of range`);
}

export function readDecimal(text: string): Decimal128 {
  return toDecimal128(decimalIn(text) ?? failed(`Failed to parse number '${text}'`));
}

/** Undefined for what is no number, and where it is too large or loses digits for being too small. */
function decimalIn(text: string): Decimal | undefined {
  const special = /^([+-]?)(nan|inf(?:inity)?)$/i.exec(text);
  if (special) return special[2]?.toLowerCase() === 'nan' ? NAN : infinity(special[1] === '-');
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:e([+-]?\d{1,9}))?$/i.exec(text);
  const [, sign, whole = '', fraction = '', power = '0'] = match ?? [];
  if (!match || whole + fraction === '') return undefined;
  const [coefficient, exponent] = [BigInt(whole + fraction), Number(power) - fraction.length];
  const decimal = finite(sign === '-', coefficient, Math.max(exponent, -20_000));
  if (decimal.kind !== 'finite' || coefficient === 0n) return coefficient === 0n ? decimal : undefined;
  const tooSmall =
    decimal.exponent === -6176 && exponent < -6176 && coefficient % 10n ** BigInt(-6176 - exponent) !== 0n;
  return tooSmall ? undefined : decimal;
}
