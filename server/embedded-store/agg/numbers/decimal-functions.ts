import { DIGITS, NAN, digits, finite, infinity, isZero, type Decimal } from './decimal.ts';
import { divideDecimals, multiplyDecimals, roundedToWhole, widened } from './decimal-arithmetic.ts';
import { quad, quadIn } from './quad.ts';

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
  return logarithm(value, (fixed) => fixed);
}

/** To a whole base: exact where the result is. */
export function logarithmTo(base: bigint): (value: Decimal) => Decimal {
  const ofBase = logarithmOfRatio(base * ONE);
  return (value) => logarithm(value, (fixed) => (fixed * ONE) / ofBase);
}

function logarithm(value: Decimal, scale: (fixed: bigint) => bigint): Decimal {
  if (value.kind === 'nan') return value;
  if (isZero(value)) return infinity(true);
  if (value.negative) return NAN;
  if (value.kind === 'infinite') return value;
  const length = digits(value.coefficient);
  const mantissa = quadIn(PLACES, value.coefficient, 1 - length);
  return fromFixed(scale(logarithmOfRatio(mantissa) + BigInt(value.exponent + length - 1) * LN10));
}

export function exponential(value: Decimal): Decimal {
  if (value.kind === 'nan') return value;
  if (value.kind === 'infinite') return value.negative ? finite(false, 0n, 0) : value;
  if (isZero(value)) return finite(false, 1n, 0);
  const size = Number(`${value.coefficient}e${value.exponent}`);
  if (size > 15000) return value.negative ? finite(false, 0n, -6176) : infinity(false);
  const { mantissa, tens } = exponentialOf(toFixed(value));
  return quad(false, mantissa, tens - PLACES);
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

/** base^exponent, with all digits that there is room for; anything to the power of 0 is 1. */
export function power(base: Decimal, exponent: Decimal): Decimal {
  if (isZero(exponent)) return widened(finite(false, 1n, 0));
  if (base.kind === 'nan' || exponent.kind === 'nan') return NAN;
  const times = wholeExponent(exponent);
  if (times === undefined) return widened(exponential(multiplyDecimals(naturalLogarithm(base), exponent)));
  return widened(times > 0n ? wholePower(base, times) : inverse(wholePower(base, -times)));
}

function wholeExponent(exponent: Decimal): bigint | undefined {
  const whole = roundedToWhole(exponent);
  if (whole === undefined || exponent.kind !== 'finite') return undefined;
  const rest = exponent.exponent < 0 ? exponent.coefficient % 10n ** BigInt(-exponent.exponent) : 0n;
  return rest === 0n ? whole : undefined;
}

/** Digits that an exact power may have on the way. */
const MOST_DIGITS = 4000n;

/** Not yet cut to what a decimal has room for, where that is not too much. */
function wholePower(base: Decimal, times: bigint): Decimal {
  if (base.kind === 'finite' && BigInt(digits(base.coefficient)) * times < MOST_DIGITS) {
    const negative = base.negative && times % 2n === 1n;
    return { ...base, negative, coefficient: base.coefficient ** times, exponent: base.exponent * Number(times) };
  }
  let [result, square]: [Decimal, Decimal] = [finite(false, 1n, 0), base];
  for (let rest = times; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = multiplyDecimals(result, square);
    square = multiplyDecimals(square, square);
  }
  return result;
}

function inverse(value: Decimal): Decimal {
  if (value.kind !== 'finite' || value.coefficient === 0n) return divideDecimals(finite(false, 1n, 0), value);
  const places = digits(value.coefficient) + DIGITS + 6;
  const scaled = 10n ** BigInt(places);
  const [quotient, rest] = [scaled / value.coefficient, scaled % value.coefficient];
  return finite(value.negative, quotient, -places - value.exponent, rest !== 0n);
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

/** A decimal as the functions read it, in fixed point. */
export function toFixed(value: Decimal): bigint {
  if (value.kind !== 'finite') return 0n;
  const size = quadIn(PLACES, value.coefficient, value.exponent);
  return value.negative ? -size : size;
}

/** A result in fixed point as a decimal. */
export const fromFixed = (value: bigint): Decimal => quad(value < 0n, value < 0n ? -value : value, -PLACES);
