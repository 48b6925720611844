import { Decimal128 } from 'bson';
import { decimalParts } from './decimal.ts';
import type { NumberValue } from './values.ts';
import { Int32 } from './values.ts';

/** Exact comparison across BSON's four number types. NaN equals NaN and comes before every other number. */
export function compareNumbers(a: NumberValue, b: NumberValue): number {
  const left = a instanceof Int32 ? a.value : a;
  const right = b instanceof Int32 ? b.value : b;
  if (typeof left === 'number' && typeof right === 'number') return compareDoubles(left, right);
  if (typeof left === 'bigint' && typeof right === 'bigint') return left < right ? -1 : left > right ? 1 : 0;
  if (!(left instanceof Decimal128) && !(right instanceof Decimal128)) return compareMixed(left, right);
  return compareExact(left, right);
}

function compareDoubles(a: number, b: number): number {
  if (a < b) return -1;
  if (a > b) return 1;
  if (a === b) return 0;
  return Number(!Number.isNaN(a)) - Number(!Number.isNaN(b));
}

/** JavaScript compares a bigint with a number by their exact values; only NaN needs care. */
function compareMixed(a: number | bigint, b: number | bigint): number {
  if (Number.isNaN(a)) return -1;
  if (Number.isNaN(b)) return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Where a number stands before its size is looked at: NaN, -infinity, finite, infinity. */
type Exact = { rank: -2 | -1 | 0 | 1; numerator: bigint; denominator: bigint };

function compareExact(a: number | bigint | Decimal128, b: number | bigint | Decimal128): number {
  const left = exactOf(a);
  const right = exactOf(b);
  if (left.rank !== right.rank) return left.rank < right.rank ? -1 : 1;
  if (left.rank !== 0) return 0;
  const difference = left.numerator * right.denominator - right.numerator * left.denominator;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The number as a fraction. Costly, but only ever paid where a decimal meets something. */
export function exactOf(value: number | bigint | Decimal128): Exact {
  if (typeof value === 'bigint') return finite(value, 1n);
  if (typeof value === 'number') return exactDouble(value);
  const parts = decimalParts(value);
  if (parts.kind === 'nan') return { rank: -2, numerator: 0n, denominator: 1n };
  if (parts.kind === 'infinite') return { rank: parts.negative ? -1 : 1, numerator: 0n, denominator: 1n };
  const coefficient = parts.negative ? -parts.coefficient : parts.coefficient;
  if (coefficient === 0n) return finite(0n, 1n);
  return parts.exponent >= 0
    ? finite(coefficient * 10n ** BigInt(parts.exponent), 1n)
    : finite(coefficient, 10n ** BigInt(-parts.exponent));
}

const scratch = new DataView(new ArrayBuffer(8));

function exactDouble(value: number): Exact {
  if (Number.isNaN(value)) return { rank: -2, numerator: 0n, denominator: 1n };
  if (!Number.isFinite(value)) return { rank: value < 0 ? -1 : 1, numerator: 0n, denominator: 1n };
  scratch.setFloat64(0, value);
  const bits = scratch.getBigUint64(0);
  const power = Number((bits >> 52n) & 0x7ffn);
  const fraction = bits & 0xfffffffffffffn;
  const magnitude = power === 0 ? fraction : fraction | 0x10000000000000n;
  const mantissa = value < 0 ? -magnitude : magnitude;
  const exponent = (power === 0 ? 1 : power) - 1075;
  return exponent >= 0 ? finite(mantissa << BigInt(exponent), 1n) : finite(mantissa, 1n << BigInt(-exponent));
}

function finite(numerator: bigint, denominator: bigint): Exact {
  return { rank: 0, numerator, denominator };
}
