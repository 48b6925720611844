import { Decimal128, Int32 } from 'bson';
import { isNumber, type NumberValue } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { exponential, logarithmTo, naturalLogarithm, power, squareRoot } from '../numbers/decimal-functions.ts';
import { divideDecimals, subtractDecimals } from '../numbers/decimal-arithmetic.ts';
import { fromInteger, isZero, toDecimal128, type Decimal } from '../numbers/decimal.ts';
import { exp, log, log10, pow } from '../numbers/double-functions.ts';
import { decimalOf, doubleOf, fitsLong, integerResult, isInteger, toBigInt } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { isZeroNumber, numeric } from './arithmetic.ts';
import type { Operator } from './context.ts';
import { binary, isNullish, nameOfType } from './operands.ts';

/** One function for doubles, one for decimals; ints and longs count as doubles. */
function either(
  double: (value: number) => number,
  decimal: (value: Decimal) => Decimal,
): (value: NumberValue) => Result {
  return (value) => (value instanceof Decimal128 ? toDecimal128(decimal(decimalOf(value))) : double(doubleOf(value)));
}

/** A logarithm; of a decimal that is no number it is a double that is none. */
function positive(name: string, code: number, double: (value: number) => number, decimal: OfDecimal): Operator {
  return numeric(name, (value) => {
    if (value instanceof Decimal128 && isPositive(decimalOf(value))) return toDecimal128(decimal(decimalOf(value)));
    const near = doubleOf(value);
    if (near <= 0) refuse(code, `${name}'s argument must be a positive number, but is ${value.toString()}`);
    return double(near);
  });
}

type OfDecimal = (value: Decimal) => Decimal;

const isPositive = (value: Decimal): boolean => value.kind !== 'nan' && !value.negative && !isZero(value);

const root: Operator = numeric('$sqrt', (value) => {
  if (doubleOf(value) < 0) refuse(28714, "$sqrt's argument must be greater than or equal to 0");
  return either(Math.sqrt, squareRoot)(value);
});

function logarithm(value: Result, base: Result): Result {
  if (isNullish(value) || isNullish(base)) return null;
  if (!isNumber(value)) return refuse(28756, `$log's argument must be numeric, not ${nameOfType(value)}`);
  if (!isNumber(base)) return refuse(28757, `$log's base must be numeric, not ${nameOfType(base)}`);
  if (value instanceof Decimal128 || base instanceof Decimal128) {
    const [of, to] = [decimalOf(value), decimalOf(base)];
    if (isPositive(of) && isPositive(to) && doubleOf(base) !== 1) return toDecimal128(decimalLogarithm(of, to));
  }
  const [near, foot] = [doubleOf(value), doubleOf(base)];
  if (near <= 0) refuse(28758, `$log's argument must be a positive number, but is ${value.toString()}`);
  if (foot <= 0 || foot === 1)
    refuse(28759, `$log's base must be a positive number not equal to 1, but is ${base.toString()}`);
  return log(near) / log(foot);
}

const [byTwo, byTen] = [logarithmTo(2n), logarithmTo(10n)];

/** To any base but 2 and 10, MongoDB 5.0 divides the natural logarithm by the base, and not by its logarithm. */
function decimalLogarithm(value: Decimal, base: Decimal): Decimal {
  if (isZero(subtractDecimals(base, fromInteger(2n)))) return byTwo(value);
  if (isZero(subtractDecimals(base, fromInteger(10n)))) return byTen(value);
  return divideDecimals(naturalLogarithm(value), base);
}

function raised(base: Result, exponent: Result): Result {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!isNumber(base)) return refuse(28762, `$pow's base must be numeric, not ${nameOfType(base)}`);
  if (!isNumber(exponent)) return refuse(28763, `$pow's exponent must be numeric, not ${nameOfType(exponent)}`);
  if (isZeroNumber(base) && doubleOf(exponent) < 0)
    refuse(28764, '$pow cannot take a base of 0 and a negative exponent');
  if (base instanceof Decimal128 || exponent instanceof Decimal128)
    return toDecimal128(power(decimalOf(base), decimalOf(exponent)));
  if (!isInteger(base) || !isInteger(exponent)) return pow(doubleOf(base), doubleOf(exponent));
  return wholePower(base, exponent);
}

/** Whole when it fits a long, an int when both operands were; otherwise a double. */
function wholePower(base: Int32 | bigint, exponent: Int32 | bigint): Result {
  const [from, times] = [toBigInt(base), toBigInt(exponent)];
  const ints = base instanceof Int32 && exponent instanceof Int32;
  const isUnit = from === 1n || from === -1n;
  if (isUnit) return integerResult(from === -1n && times % 2n !== 0n ? -1n : 1n, ints);
  if (times >= 0n && (times <= 63n || from === 0n)) {
    const result = from === 0n && times > 0n ? 0n : from ** times;
    if (fitsLong(result)) return integerResult(result, ints);
  }
  return pow(doubleOf(base), doubleOf(exponent));
}

export const powers: readonly (readonly [string, Operator])[] = [
  ['$sqrt', root],
  ['$exp', numeric('$exp', either(exp, exponential))],
  ['$ln', positive('$ln', 28766, log, naturalLogarithm)],
  ['$log10', positive('$log10', 28761, log10, byTen)],
  ['$log', binary('$log', logarithm)],
  ['$pow', binary('$pow', raised)],
];
