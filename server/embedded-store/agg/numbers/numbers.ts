import { Decimal128, Int32 } from 'bson';
import type { NumberValue } from '../../bson/values.ts';
import { fromDecimal128, fromDouble, fromInteger, toDecimal128, toDouble, type Decimal } from './decimal.ts';
import {
  addDecimals,
  divideDecimals,
  multiplyDecimals,
  remainderOfDecimals,
  subtractDecimals,
} from './decimal-arithmetic.ts';

/**
 * Arithmetic on BSON's four kinds of numbers. The result has the widest type of the two operands, in the order
 * int, long, double, decimal; an int that overflows becomes a long, a long that overflows becomes a double.
 */
const LONG_MAX = 2n ** 63n - 1n;
export const LONG_MIN = -(2n ** 63n);
const INT_MAX = 2147483647;
const INT_MIN = -2147483648;

/** Can stand in arithmetic as a whole number: int or long. */
export const isInteger = (value: NumberValue): value is Int32 | bigint =>
  typeof value === 'bigint' || value instanceof Int32;

export const toBigInt = (value: Int32 | bigint): bigint => (typeof value === 'bigint' ? value : BigInt(value.value));

/** The nearest double. */
export function doubleOf(value: NumberValue): number {
  if (typeof value === 'number') return value;
  if (value instanceof Int32) return value.value;
  return typeof value === 'bigint' ? Number(value) : toDouble(fromDecimal128(value));
}

export function decimalOf(value: NumberValue): Decimal {
  if (value instanceof Decimal128) return fromDecimal128(value);
  return typeof value === 'number' ? fromDouble(value) : fromInteger(toBigInt(value));
}

export const fitsInt = (value: number): boolean => value >= INT_MIN && value <= INT_MAX;
export const fitsLong = (value: bigint): boolean => value >= LONG_MIN && value <= LONG_MAX;

/** An integer result in the narrower of the two types when both operands were ints. */
export const integerResult = (value: bigint, bothInts: boolean): Int32 | bigint =>
  bothInts && value >= INT_MIN && value <= INT_MAX ? new Int32(Number(value)) : value;

interface Operation {
  readonly whole: (a: bigint, b: bigint) => bigint;
  readonly double: (a: number, b: number) => number;
  readonly decimal: (a: Decimal, b: Decimal) => Decimal;
}

/** Undefined when the exact result does not fit a long: updates refuse that, expressions go on with a double. */
function exactly(operation: Operation, a: NumberValue, b: NumberValue): NumberValue | undefined {
  if (a instanceof Int32 && b instanceof Int32) {
    const result = operation.double(a.value, b.value);
    if (fitsInt(result)) return new Int32(result);
  }
  if (a instanceof Decimal128 || b instanceof Decimal128)
    return toDecimal128(operation.decimal(decimalOf(a), decimalOf(b)));
  if (typeof a === 'number' || typeof b === 'number') return operation.double(doubleOf(a), doubleOf(b));
  const result = operation.whole(toBigInt(a), toBigInt(b));
  return fitsLong(result) ? result : undefined;
}

const addition: Operation = { whole: (a, b) => a + b, double: (a, b) => a + b, decimal: addDecimals };
const subtraction: Operation = { whole: (a, b) => a - b, double: (a, b) => a - b, decimal: subtractDecimals };
const multiplication: Operation = { whole: (a, b) => a * b, double: (a, b) => a * b, decimal: multiplyDecimals };

const orDouble = (operation: Operation, a: NumberValue, b: NumberValue): NumberValue =>
  exactly(operation, a, b) ?? operation.double(doubleOf(a), doubleOf(b));

export const add = (a: NumberValue, b: NumberValue): NumberValue => orDouble(addition, a, b);
export const subtract = (a: NumberValue, b: NumberValue): NumberValue => orDouble(subtraction, a, b);
export const multiply = (a: NumberValue, b: NumberValue): NumberValue => orDouble(multiplication, a, b);

/** As `$inc` adds: undefined when the sum does not fit a long. */
export const addExactly = (a: NumberValue, b: NumberValue): NumberValue | undefined => exactly(addition, a, b);
/** As `$mul` multiplies: undefined when the product does not fit a long. */
export const multiplyExactly = (a: NumberValue, b: NumberValue): NumberValue | undefined =>
  exactly(multiplication, a, b);

/** Never whole: 6 / 2 is the double 3. */
export function divide(a: NumberValue, b: NumberValue): NumberValue {
  if (a instanceof Decimal128 || b instanceof Decimal128)
    return toDecimal128(divideDecimals(decimalOf(a), decimalOf(b)));
  return doubleOf(a) / doubleOf(b);
}

/** The remainder with the sign of `a`; the caller refuses a zero divisor. A double that is a whole int counts as an int. */
export function remainder(a: NumberValue, b: NumberValue): NumberValue {
  if (a instanceof Decimal128 || b instanceof Decimal128)
    return toDecimal128(remainderOfDecimals(decimalOf(a), decimalOf(b)));
  const divisor = typeof b === 'number' && b === (b | 0) ? new Int32(b) : b;
  if (typeof a === 'number' || typeof divisor === 'number') return doubleOf(a) % doubleOf(b);
  return integerResult(toBigInt(a) % toBigInt(divisor), a instanceof Int32 && divisor instanceof Int32);
}
