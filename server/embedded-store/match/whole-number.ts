import { decimalParts } from '../bson/decimal.ts';
import { Decimal128, Int32 } from '../bson/values.ts';
import type { NumberValue } from '../bson/values.ts';

const LONG_MAX = 2n ** 63n - 1n;
const LONG_MIN = -(2n ** 63n);

/** The number without its fraction; undefined when it is not finite or does not fit 64 bits. */
export function wholePart(value: NumberValue): bigint | undefined {
  const whole = unboundedWholePart(value);
  return whole === undefined || whole > LONG_MAX || whole < LONG_MIN ? undefined : whole;
}

/** The number itself when it has no fraction and fits 64 bits. */
export function exactWhole(value: NumberValue): bigint | undefined {
  if (typeof value === 'number' && !Number.isInteger(value)) return undefined;
  if (value instanceof Decimal128 && decimalHasFraction(value)) return undefined;
  return wholePart(value);
}

function unboundedWholePart(value: NumberValue): bigint | undefined {
  if (typeof value === 'bigint') return value;
  if (value instanceof Int32) return BigInt(value.value);
  if (value instanceof Decimal128) return wholeOfDecimal(value);
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
}

function wholeOfDecimal(value: Decimal128): bigint | undefined {
  const parts = decimalParts(value);
  if (parts.kind !== 'finite') return undefined;
  if (parts.coefficient === 0n) return 0n;
  if (parts.exponent > 20) return undefined;
  const size =
    parts.exponent >= 0
      ? parts.coefficient * 10n ** BigInt(parts.exponent)
      : parts.coefficient / 10n ** BigInt(-parts.exponent);
  return parts.negative ? -size : size;
}

function decimalHasFraction(value: Decimal128): boolean {
  const parts = decimalParts(value);
  if (parts.kind !== 'finite') return true;
  return parts.exponent < 0 && parts.coefficient % 10n ** BigInt(-parts.exponent) !== 0n;
}

/** The nearest whole number, the even one of two; undefined when it is not finite or does not fit 64 bits. */
export function roundedWhole(value: Decimal128): bigint | undefined {
  const parts = decimalParts(value);
  if (parts.kind !== 'finite' || parts.exponent >= 0) return wholePart(value);
  const scale = 10n ** BigInt(-parts.exponent);
  const down = parts.coefficient / scale;
  const twice = (parts.coefficient % scale) * 2n;
  const up = twice > scale || (twice === scale && down % 2n === 1n);
  const size = up ? down + 1n : down;
  if (size > LONG_MAX) return undefined;
  return parts.negative ? -size : size;
}
