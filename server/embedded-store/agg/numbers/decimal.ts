import { Decimal128 } from 'bson';
import { decimalOf, decimalParts } from '../../bson/decimal.ts';

/** A decimal taken apart: (−1)^negative · coefficient · 10^exponent, or one of the two that are no numbers. */
export type Decimal =
  | { readonly kind: 'finite'; readonly negative: boolean; readonly coefficient: bigint; readonly exponent: number }
  | { readonly kind: 'infinite'; readonly negative: boolean }
  | { readonly kind: 'nan' };

/** IEEE 754 decimal128: 34 digits, exponents from −6176 to 6111. */
export const DIGITS = 34;
const BIAS = 6176;
const MAX_EXPONENT = 6111;
const LIMIT = 10n ** 34n;

export const NAN: Decimal = { kind: 'nan' };
export const infinity = (negative: boolean): Decimal => ({ kind: 'infinite', negative });

/** Rounded half to even into what a decimal128 can hold. `sticky` tells that non-zero digits were already cut off. */
export function finite(negative: boolean, coefficient: bigint, exponent: number, sticky = false): Decimal {
  const excess = Math.max(digits(coefficient) - DIGITS, -BIAS - exponent);
  let [kept, power] = [coefficient, exponent];
  if (excess > 0) {
    kept = roundHalfEven(coefficient, excess, sticky);
    power += excess;
    if (kept >= LIMIT) [kept, power] = [kept / 10n, power + 1];
  }
  if (power > MAX_EXPONENT && kept !== 0n) {
    const shift = power - MAX_EXPONENT;
    if (digits(kept) + shift > DIGITS) return infinity(negative);
    [kept, power] = [kept * 10n ** BigInt(shift), MAX_EXPONENT];
  }
  return { kind: 'finite', negative, coefficient: kept, exponent: Math.min(power, MAX_EXPONENT) };
}

function roundHalfEven(coefficient: bigint, places: number, sticky: boolean): bigint {
  const unit = 10n ** BigInt(places);
  const [whole, rest] = [coefficient / unit, (coefficient % unit) * 2n];
  const up = rest > unit || (rest === unit && (sticky || whole % 2n === 1n));
  return up ? whole + 1n : whole;
}

export function digits(coefficient: bigint): number {
  return coefficient === 0n ? 1 : coefficient.toString().length;
}

export const fromDecimal128 = (value: Decimal128): Decimal => decimalParts(value);

export function toDecimal128(value: Decimal): Decimal128 {
  if (value.kind === 'finite') return decimalOf(value.negative, value.coefficient, value.exponent);
  return Decimal128.fromString(value.kind === 'nan' ? 'NaN' : value.negative ? '-Infinity' : 'Infinity');
}

export const fromInteger = (value: bigint): Decimal => finite(value < 0n, value < 0n ? -value : value, 0);

/** A double as a decimal: MongoDB keeps 15 significant digits, so that 0.1 becomes 0.100000000000000. */
export function fromDouble(value: number): Decimal {
  const exact = fromDoubleExactly(value);
  if (exact.kind !== 'finite' || exact.coefficient === 0n) return exact;
  const excess = digits(exact.coefficient) - 15;
  if (excess <= 0)
    return { ...exact, coefficient: exact.coefficient * 10n ** BigInt(-excess), exponent: exact.exponent + excess };
  const coefficient = roundHalfEven(exact.coefficient, excess, false);
  const carried = digits(coefficient) > 15;
  return {
    ...exact,
    coefficient: carried ? coefficient / 10n : coefficient,
    exponent: exact.exponent + excess + (carried ? 1 : 0),
  };
}

/** A double as a decimal with every digit that it has (up to 34): what sums use. */
export function fromDoubleExactly(value: number): Decimal {
  if (!Number.isFinite(value)) return Number.isNaN(value) ? NAN : infinity(value < 0);
  if (value === 0) return finite(Object.is(value, -0), 0n, 0);
  let [mantissa, power] = [Math.abs(value), 0];
  while (!Number.isInteger(mantissa)) [mantissa, power] = [mantissa * 2, power - 1];
  return finite(value < 0, BigInt(mantissa) * 5n ** BigInt(-power), power);
}

export function toDouble(value: Decimal): number {
  if (value.kind === 'nan') return NaN;
  if (value.kind === 'infinite') return value.negative ? -Infinity : Infinity;
  const size = Number(`${value.coefficient}e${value.exponent}`);
  return value.negative ? -size : size;
}

export const isZero = (value: Decimal): boolean => value.kind === 'finite' && value.coefficient === 0n;

export function negate(value: Decimal): Decimal {
  return value.kind === 'nan' ? value : { ...value, negative: !value.negative };
}
