import { DIGITS, NAN, finite, infinity, isZero, type Decimal } from './decimal.ts';
import { divideDecimals, multiplyDecimals } from './decimal-arithmetic.ts';

/** Fixed-point working precision: 34 digits asked for, the rest absorbs rounding on the way. */
const PLACES = 60;
export const ONE = 10n ** BigInt(PLACES);
/** Natural logarithm of 10. */
const LN10 = logarithmOfRatio(10n * ONE);

export function squareRoot(value: Decimal): Decimal {
  if (value.kind === 'nan' || isZero(value)) return value;
  if (value.negative) return NAN;
  if (value.kind === 'infinite') return value;
  const even = value.exponent % 2 === 0 ? 0 : 1;
  const shift = 2 * DIGITS + 4;
  const radicand = value.coefficient * 10n ** BigInt(shift + even);
  const root = integerRoot(radicand);
  const exponent = (value.exponent - even - shift) / 2;
  const exact = root * root === radicand;
  return exact ? shorten(root, exponent, Math.floor(value.exponent / 2)) : finite(false, root, exponent, true);
}

export function integerRoot(value: bigint): bigint {
  if (value === 0n) return 0n;
  let guess = 10n ** BigInt(Math.ceil(value.toString().length / 2));
  for (;;) {
    const better = (guess + value / guess) / 2n;
    if (better >= guess) return guess;
    guess = better;
  }
}

function shorten(coefficient: bigint, exponent: number, ideal: number): Decimal {
  let [kept, power] = [coefficient, exponent];
  while (power < ideal && kept % 10n === 0n) [kept, power] = [kept / 10n, power + 1];
  return finite(false, kept, power);
}

export function naturalLogarithm(value: Decimal): Decimal {
  if (value.kind === 'nan') return value;
  if (isZero(value)) return infinity(true);
  if (value.negative) return NAN;
  if (value.kind === 'infinite') return value;
  const length = value.coefficient.toString().length;
  const mantissa = (value.coefficient * ONE) / 10n ** BigInt(length - 1);
  return fromFixed(logarithmOfRatio(mantissa) + BigInt(value.exponent + length - 1) * LN10);
}

export function exponential(value: Decimal): Decimal {
  if (value.kind === 'nan') return value;
  if (value.kind === 'infinite') return value.negative ? finite(false, 0n, 0) : value;
  const size = Number(`${value.coefficient}e${value.exponent}`);
  if (size > 15000) return value.negative ? finite(false, 0n, -6176) : infinity(false);
  const { mantissa, tens } = exponentialOf(toFixed(value));
  return withoutZeros(finite(false, mantissa, tens - PLACES));
}

/** e^x as mantissa · 10^tens, the mantissa in fixed point. */
export function exponentialOf(value: bigint): { readonly mantissa: bigint; readonly tens: number } {
  const tens = value / LN10;
  let [term, mantissa] = [ONE, ONE];
  for (let n = 1n; term !== 0n; n++) {
    term = (term * (value - tens * LN10)) / (n * ONE);
    mantissa += term;
  }
  return { mantissa, tens: Number(tens) };
}

/** base^exponent; whole exponents by multiplication, others through the logarithm. */
export function power(base: Decimal, exponent: Decimal): Decimal {
  if (base.kind === 'nan' || exponent.kind === 'nan') return NAN;
  const whole =
    exponent.kind === 'finite' &&
    exponent.exponent <= 0 &&
    exponent.coefficient % 10n ** BigInt(-exponent.exponent) === 0n;
  if (!whole || exponent.kind !== 'finite') return exponential(multiplyDecimals(naturalLogarithm(base), exponent));
  const result = wholePower(base, exponent.coefficient / 10n ** BigInt(-exponent.exponent));
  return exponent.negative ? divideDecimals(finite(false, 1n, 0), result) : result;
}

function wholePower(base: Decimal, times: bigint): Decimal {
  let [result, square]: [Decimal, Decimal] = [finite(false, 1n, 0), base];
  for (let rest = times; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiplyDecimals(result, square);
    square = multiplyDecimals(square, square);
  }
  return result;
}

/** ln of a fixed-point number of 1 or more, by 2·artanh((x−1)/(x+1)) after square roots have brought it near one. */
export function logarithmOfRatio(value: bigint): bigint {
  let [near, doublings] = [value, 0n];
  while (near > ONE + ONE / 8n) {
    near = integerRoot(near * ONE);
    doublings++;
  }
  const ratio = ((near - ONE) * ONE) / (near + ONE);
  const square = (ratio * ratio) / ONE;
  let [term, sum] = [ratio, ratio];
  for (let n = 3n; term !== 0n; n += 2n) {
    term = (term * square) / ONE;
    sum += term / n;
  }
  return 2n * sum * 2n ** doublings;
}

export function toFixed(value: Decimal): bigint {
  if (value.kind !== 'finite') return 0n;
  const shift = value.exponent + PLACES;
  const size = shift >= 0 ? value.coefficient * 10n ** BigInt(shift) : value.coefficient / 10n ** BigInt(-shift);
  return value.negative ? -size : size;
}

export const fromFixed = (value: bigint): Decimal =>
  withoutZeros(finite(value < 0n, value < 0n ? -value : value, -PLACES));

/** Whole results, such as ln 1 or e^0, come without zeros behind the point. */
export function withoutZeros(value: Decimal): Decimal {
  if (value.kind !== 'finite') return value;
  let { coefficient, exponent } = value;
  if (coefficient === 0n) return { ...value, exponent: 0 };
  while (exponent < 0 && coefficient % 10n === 0n) [coefficient, exponent] = [coefficient / 10n, exponent + 1];
  return { ...value, coefficient, exponent };
}
