import { arcCosine, arcSine, arcTangent, cosine, sine, tangent } from './decimal-angles.ts';
import { divideDecimals } from './decimal-arithmetic.ts';
import { exponential, naturalLogarithm, power } from './decimal-functions.ts';
import { fromDoubleExactly, toDouble, type Decimal } from './decimal.ts';

/**
 * Functions of doubles to the last bit, as the C library of a server gives them: JavaScript's own are off by one in the last
 * place for every tenth number or so. They take some ten microseconds each.
 */
function exactly(decimal: (value: Decimal) => Decimal, rough: (value: number) => number): (value: number) => number {
  return (value) => {
    const size = Math.abs(value);
    // Beside what the decimals can hold (and for NaN) JavaScript is right.
    const near = rough(value);
    const isRough = size >= LEAST && size <= MOST && Number.isFinite(near) && near !== 0;
    return isRough ? toDouble(decimal(fromDoubleExactly(value))) : near;
  };
}

const LEAST = 1e-12;
const MOST = 1e15;

export const exp = exactly(exponential, Math.exp);
export const log = exactly(naturalLogarithm, Math.log);
export const sin = exactly(sine, Math.sin);
export const cos = exactly(cosine, Math.cos);
export const tan = exactly(tangent, Math.tan);
export const asin = exactly(arcSine, Math.asin);
export const acos = exactly(arcCosine, Math.acos);
export const atan = exactly(arcTangent, Math.atan);

export function atan2(y: number, x: number): number {
  const near = Math.atan2(y, x);
  if (x <= 0 || y === 0 || !Number.isFinite(x) || !Number.isFinite(y)) return near;
  const ratio = Math.abs(y / x);
  return ratio >= LEAST && ratio <= MOST
    ? toDouble(arcTangent(divideDecimals(fromDoubleExactly(y), fromDoubleExactly(x))))
    : near;
}

/** As C has it: 1 to any power is 1, and so is −1 to an infinite one. */
export function pow(base: number, exponent: number): number {
  if (base === 1 || (base === -1 && Math.abs(exponent) === Infinity)) return 1;
  const near = base ** exponent;
  const size = Math.abs(near);
  return size >= 1e-300 && size <= 1e300 && Math.abs(exponent) >= LEAST
    ? toDouble(power(fromDoubleExactly(base), fromDoubleExactly(exponent)))
    : near;
}

const LOG10_OF_E = 0.4342944819032518;
/** log10(2) in two parts, of which the first ends in zeros. */
const [LOG10_OF_2, LOG10_OF_2_REST] = [0.30102999566361177, 3.6942390771589308e-13];

/** The way that C libraries go: the power of two apart from the rest. */
export function log10(value: number): number {
  if (!(value >= 2 ** -1022 && value < Infinity)) return Math.log10(value);
  const power = exponentOf(value);
  const whole = power < 0 ? power + 1 : power;
  const rest = value / 2 ** power / (power < 0 ? 2 : 1);
  return whole * LOG10_OF_2_REST + LOG10_OF_E * log(rest) + whole * LOG10_OF_2;
}

/** e in 2^e ≤ value < 2^(e+1). */
function exponentOf(value: number): number {
  const power = Math.floor(Math.log2(value));
  return value < 2 ** power ? power - 1 : value >= 2 ** (power + 1) ? power + 1 : power;
}

/** Where e^−x no longer counts beside e^x. */
const LARGE = 22;

export function sinh(value: number): number {
  const size = Math.abs(value);
  return size < LARGE || size > 709 ? Math.sinh(value) : Math.sign(value) * 0.5 * exp(size);
}

export function cosh(value: number): number {
  const size = Math.abs(value);
  if (size < 0.5 * Math.LN2 || size > 709) return Math.cosh(value);
  const power = exp(size);
  return size < LARGE ? 0.5 * power + 0.5 / power : 0.5 * power;
}

export function asinh(value: number): number {
  const size = Math.abs(value);
  if (!(size > 2 && size < 2 ** 28)) return Math.asinh(value);
  return Math.sign(value) * log(2 * size + 1 / (Math.sqrt(size * size + 1) + size));
}

export function acosh(value: number): number {
  if (!(value > 2 && value < 2 ** 28)) return Math.acosh(value);
  return log(2 * value - 1 / (value + Math.sqrt(value * value - 1)));
}
