import { finite, type Decimal } from './decimal.ts';

/**
 * MongoDB computes functions of decimals with binary numbers of 113 bits (IEEE 754 binary128): the operand is rounded to one,
 * and so is the result. What is exact there comes out with no more places than it needs.
 */
const BITS = 113;

/** The nearest such number to ±coefficient · 10^exponent, as a decimal of up to 34 digits. */
export function quad(negative: boolean, coefficient: bigint, exponent: number): Decimal {
  const { digits, places } = nearest(coefficient, exponent);
  return finite(negative, digits, -places);
}

/** The same as a whole number of units of 10^−unit. */
export function quadIn(unit: number, coefficient: bigint, exponent: number): bigint {
  const { digits, places } = nearest(coefficient, exponent);
  return places <= unit ? digits * 10n ** BigInt(unit - places) : digits / 10n ** BigInt(places - unit);
}

/** Exactly, as digits / 10^places. */
function nearest(coefficient: bigint, exponent: number): { readonly digits: bigint; readonly places: number } {
  if (coefficient === 0n) return { digits: 0n, places: 0 };
  const above = exponent > 0 ? coefficient * 10n ** BigInt(exponent) : coefficient;
  const below = exponent < 0 ? 10n ** BigInt(-exponent) : 1n;
  let shift = BITS - (lengthOf(above) - lengthOf(below));
  let bits = rounded(above, below, shift);
  if (lengthOf(bits) > BITS) bits = rounded(above, below, --shift);
  while (shift > 0 && bits % 2n === 0n) [bits, shift] = [bits / 2n, shift - 1];
  return shift <= 0
    ? { digits: bits << BigInt(-shift), places: 0 }
    : { digits: bits * 5n ** BigInt(shift), places: shift };
}

const lengthOf = (value: bigint): number => value.toString(2).length;

/** above / below · 2^shift, to the nearest whole number, the even one of two. */
function rounded(above: bigint, below: bigint, shift: number): bigint {
  const dividend = shift > 0 ? above << BigInt(shift) : above;
  const divisor = shift < 0 ? below << BigInt(-shift) : below;
  const [whole, rest] = [dividend / divisor, (dividend % divisor) * 2n];
  return rest > divisor || (rest === divisor && whole % 2n === 1n) ? whole + 1n : whole;
}
