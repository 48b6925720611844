import { Decimal128, Int32 } from 'bson';
import { isNumber, type NumberValue } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { exponential, naturalLogarithm, power, squareRoot, withoutZeros } from '../numbers/decimal-functions.ts';
import { divideDecimals } from '../numbers/decimal-arithmetic.ts';
import { fromInteger, toDecimal128, type Decimal } from '../numbers/decimal.ts';
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

function positive(name: string, code: number, evaluate: (value: NumberValue) => Result): Operator {
  return numeric(name, (value) => {
    if (doubleOf(value) <= 0) refuse(code, `${name}'s argument must be a positive number, but is ${value.toString()}`);
    return evaluate(value);
  });
}

const naturally = either(Math.log, naturalLogarithm);
const byTen = (value: Decimal): Decimal =>
  withoutZeros(divideDecimals(naturalLogarithm(value), naturalLogarithm(fromInteger(10n))));

const root: Operator = numeric('$sqrt', (value) => {
  if (doubleOf(value) < 0) refuse(28714, "$sqrt's argument must be greater than or equal to 0");
  return either(Math.sqrt, squareRoot)(value);
});

function logarithm(value: Result, base: Result): Result {
  if (isNullish(value) || isNullish(base)) return null;
  if (!isNumber(value)) return refuse(28756, `$log's argument must be numeric, not ${nameOfType(value)}`);
  if (!isNumber(base)) return refuse(28757, `$log's base must be numeric, not ${nameOfType(base)}`);
  if (doubleOf(value) <= 0) refuse(28758, `$log's argument must be a positive number, but is ${value.toString()}`);
  if (doubleOf(base) <= 0 || doubleOf(base) === 1)
    refuse(28759, `$log's base must be a positive number not equal to 1, but is ${base.toString()}`);
  if (!(value instanceof Decimal128) && !(base instanceof Decimal128))
    return Math.log(doubleOf(value)) / Math.log(doubleOf(base));
  return toDecimal128(divideDecimals(naturalLogarithm(decimalOf(value)), naturalLogarithm(decimalOf(base))));
}

function raised(base: Result, exponent: Result): Result {
  if (isNullish(base) || isNullish(exponent)) return null;
  if (!isNumber(base)) return refuse(28762, `$pow's base must be numeric, not ${nameOfType(base)}`);
  if (!isNumber(exponent)) return refuse(28763, `$pow's exponent must be numeric, not ${nameOfType(exponent)}`);
  if (isZeroNumber(base) && doubleOf(exponent) < 0)
    refuse(28764, '$pow cannot take a base of 0 and a negative exponent');
  if (base instanceof Decimal128 || exponent instanceof Decimal128)
    return toDecimal128(power(decimalOf(base), decimalOf(exponent)));
  if (!isInteger(base) || !isInteger(exponent)) return doubleOf(base) ** doubleOf(exponent);
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
  return doubleOf(base) ** doubleOf(exponent);
}

export const powers: readonly (readonly [string, Operator])[] = [
  ['$sqrt', root],
  ['$exp', numeric('$exp', either(Math.exp, exponential))],
  ['$ln', positive('$ln', 28766, naturally)],
  ['$log10', positive('$log10', 28761, either(Math.log10, byTen))],
  ['$log', binary('$log', logarithm)],
  ['$pow', binary('$pow', raised)],
];
