import { Decimal128, Int32 } from 'bson';
import { dateOf } from '../../bson/far-date.ts';
import { isNumber, type NumberValue } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { fromDecimal128, isZero, toDecimal128 } from '../numbers/decimal.ts';
import { LONG_MIN, decimalOf, divide, doubleOf, fitsLong, remainder, subtract } from '../numbers/numbers.ts';
import { Product } from '../numbers/product.ts';
import { Sum } from '../numbers/sum.ts';
import { toLong } from '../numbers/whole.ts';
import { refuse } from '../refuse.ts';
import { millisecondsOf } from './coerce-date.ts';
import type { Operator } from './context.ts';
import { associative, binary, isNullish, nameOfType, unary } from './operands.ts';

/** Numbers, and at most one date among them. */
function add(values: Result[]): Result {
  const sum = new Sum();
  let date: Date | undefined;
  for (const value of values) {
    if (isNullish(value)) return null;
    if (value instanceof Date) {
      if (date) refuse(16612, 'only one date allowed in an $add expression');
      sum.add(millisecondsOf((date = value)));
    } else if (isNumber(value)) sum.add(value);
    else refuse(16554, `$add only supports numeric or date types, not ${nameOfType(value)}`);
  }
  return date ? dateAfter(sum.toMilliseconds()) : sum.total();
}

function dateAfter(milliseconds: bigint | undefined): Date {
  return milliseconds === undefined ? refuse('Overflow', 'date overflow in $add') : dateOf(milliseconds);
}

function subtracted(left: Result, right: Result): Result {
  if (isNullish(left) || isNullish(right)) return null;
  if (isNumber(left) && isNumber(right)) return subtract(left, right);
  if (left instanceof Date && right instanceof Date)
    return BigInt.asIntN(64, millisecondsOf(left) - millisecondsOf(right));
  if (left instanceof Date && isNumber(right)) {
    const moment = millisecondsOf(left) - toLong(right);
    return fitsLong(moment) ? dateOf(moment) : refuse('DurationOverflow', 'date overflow in $subtract');
  }
  return refuse('TypeMismatch', `can't $subtract ${nameOfType(right)} from ${nameOfType(left)}`);
}

function multiplied(values: Result[]): Result {
  const product = new Product();
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!isNumber(value))
      return refuse('TypeMismatch', `$multiply only supports numeric types, not ${nameOfType(value)}`);
    product.multiply(value);
  }
  return product.total();
}

function divided(left: Result, right: Result): Result {
  if (isNumber(left) && isNumber(right)) {
    if (isZeroNumber(right)) refuse('BadValue', "can't $divide by zero");
    return divide(left, right);
  }
  if (isNullish(left) || isNullish(right)) return null;
  return refuse(
    'TypeMismatch',
    `$divide only supports numeric types, not ${nameOfType(left)} and ${nameOfType(right)}`,
  );
}

function modulo(left: Result, right: Result): Result {
  if (isNumber(left) && isNumber(right)) {
    if (isZeroNumber(right)) refuse(16610, "can't $mod by zero");
    return remainder(left, right);
  }
  if (isNullish(left) || isNullish(right)) return null;
  return refuse(16611, `$mod only supports numeric types, not ${nameOfType(left)} and ${nameOfType(right)}`);
}

export const isZeroNumber = (value: NumberValue): boolean =>
  value instanceof Decimal128 ? isZero(decimalOf(value)) : doubleOf(value) === 0;

/** An operator over one number; null stays null. */
export function numeric(name: string, evaluate: (value: NumberValue) => Result): Operator {
  return unary(name, (value) => {
    if (isNullish(value)) return null;
    return isNumber(value)
      ? evaluate(value)
      : refuse(28765, `${name} only supports numeric types, not ${nameOfType(value)}`);
  });
}

function absolute(value: NumberValue): Result {
  if (typeof value === 'number') return Math.abs(value);
  if (value instanceof Int32) return value.value === -2147483648 ? 2147483648n : new Int32(Math.abs(value.value));
  if (value instanceof Decimal128) {
    const decimal = fromDecimal128(value);
    return decimal.kind === 'nan' || !decimal.negative ? value : toDecimal128({ ...decimal, negative: false });
  }
  if (value === LONG_MIN) return refuse(28680, "can't take $abs of long long min");
  return value < 0n ? -value : value;
}

export const arithmetic: readonly (readonly [string, Operator])[] = [
  ['$add', associative(add, { commutative: true })],
  ['$subtract', binary('$subtract', subtracted)],
  ['$multiply', associative(multiplied, { commutative: true })],
  ['$divide', binary('$divide', divided)],
  ['$mod', binary('$mod', modulo)],
  ['$abs', numeric('$abs', absolute)],
];
