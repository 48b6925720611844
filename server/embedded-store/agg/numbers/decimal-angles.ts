import { divideDecimals, multiplyDecimals } from './decimal-arithmetic.ts';
import {
  ONE,
  exponential,
  exponentialOf,
  fromFixed,
  integerRoot,
  logarithmOfRatio,
  toFixed,
} from './decimal-functions.ts';
import { NAN, fromInteger, infinity, negate, type Decimal } from './decimal.ts';

/** John Machin's formula: π = 16·arctan(1/5) − 4·arctan(1/239). */
const PI = 16n * arcTangentSeries(ONE / 5n) - 4n * arcTangentSeries(ONE / 239n);

function arcTangentSeries(value: bigint): bigint {
  const square = (value * value) / ONE;
  let [power, sum] = [value, value];
  for (let n = 3n; power !== 0n; n += 2n) {
    power = (-power * square) / ONE;
    sum += power / n;
  }
  return sum;
}

function sineOf(angle: bigint): bigint {
  const reduced = angle % (2n * PI);
  const square = (reduced * reduced) / ONE;
  let [term, sum] = [reduced, reduced];
  for (let n = 2n; term !== 0n; n += 2n) {
    term = (-term * square) / (n * (n + 1n) * ONE);
    sum += term;
  }
  return sum;
}

function arcTangentOf(value: bigint): bigint {
  if (value < 0n) return -arcTangentOf(-value);
  if (value > ONE) return PI / 2n - arcTangentOf((ONE * ONE) / value);
  // Halving the angle three times makes the series short.
  let small = value;
  for (let halvings = 0; halvings < 3; halvings++)
    small = (small * ONE) / (ONE + integerRoot(ONE * ONE + small * small));
  return 8n * arcTangentSeries(small);
}

/** A function of fixed-point numbers; what is no number stays so. */
const fixed =
  (run: (value: bigint) => bigint) =>
  (value: Decimal): Decimal =>
    value.kind === 'finite' ? fromFixed(run(toFixed(value))) : NAN;

export const sine = fixed(sineOf);
export const cosine = fixed((angle) => sineOf(angle + PI / 2n));
export const tangent = (angle: Decimal): Decimal => divideDecimals(sine(angle), cosine(angle));
export const arcTangent = (value: Decimal): Decimal =>
  value.kind === 'infinite' ? signed(fromFixed(PI / 2n), value) : fixed(arcTangentOf)(value);
export const arcSine = fixed((value) => arcSineOf(value));
export const arcCosine = fixed((value) => PI / 2n - arcSineOf(value));
/** Both factors are made of a π of 34 digits, and have as many. */
const DEGREE = divideDecimals(fromFixed(PI), fromInteger(180n));
const RADIAN = divideDecimals(fromInteger(180n), fromFixed(PI));
export const toRadians = (degrees: Decimal): Decimal => multiplyDecimals(degrees, DEGREE);
export const toDegrees = (radians: Decimal): Decimal => multiplyDecimals(radians, RADIAN);

function arcSineOf(value: bigint): bigint {
  const rest = ONE * ONE - value * value;
  if (rest <= 0n) return value < 0n ? -PI / 2n : PI / 2n;
  return arcTangentOf((value * ONE) / integerRoot(rest));
}

/** The angle of the point (x, y), between −π and π. */
export function angleOf(y: Decimal, x: Decimal): Decimal {
  if (y.kind === 'nan' || x.kind === 'nan') return NAN;
  if (y.kind === 'infinite' || x.kind === 'infinite') return fromFixed(farAngle(y, x));
  const [up, right] = [toFixed(y), toFixed(x)];
  if (right === 0n) return fromFixed(up === 0n ? (x.negative ? PI : 0n) : up < 0n ? -PI / 2n : PI / 2n);
  const angle = arcTangentOf((up * ONE) / right);
  if (right > 0n) return fromFixed(angle);
  return fromFixed(up < 0n ? angle - PI : angle + PI);
}

/** Of a point that is infinitely far away: one of the eight directions. */
function farAngle(y: Exclude<Decimal, { kind: 'nan' }>, x: Exclude<Decimal, { kind: 'nan' }>): bigint {
  const eighths = y.kind === 'finite' ? (x.negative ? 4n : 0n) : x.kind === 'finite' ? 2n : x.negative ? 3n : 1n;
  return ((y.negative ? -eighths : eighths) * PI) / 4n;
}

/** e^x and e^−x in fixed point; beyond this size the smaller one no longer counts and the larger one is too long. */
const MOST = 100n * ONE;

function exponentials(value: bigint): [bigint, bigint] {
  const { mantissa, tens } = exponentialOf(value);
  const power = 10n ** BigInt(Math.abs(tens));
  const up = tens < 0 ? mantissa / power : mantissa * power;
  return [up, (ONE * ONE) / up];
}

function hyperbolic(run: (up: bigint, down: bigint) => Decimal, beyond: (value: Decimal) => Decimal) {
  return (value: Decimal): Decimal => {
    if (value.kind !== 'finite') return beyond(value);
    const angle = toFixed(value);
    return angle > MOST || angle < -MOST ? beyond(value) : run(...exponentials(angle));
  };
}

const half = (value: Decimal): Decimal => divideDecimals(value, fromInteger(2n));
const size = (value: Decimal): Decimal => (value.kind === 'nan' ? value : { ...value, negative: false });
const signed = (value: Decimal, of: Decimal): Decimal => (of.kind !== 'nan' && of.negative ? negate(value) : value);

export const hyperbolicSine = hyperbolic(
  (up, down) => fromFixed((up - down) / 2n),
  (value) => signed(half(exponential(size(value))), value),
);
export const hyperbolicCosine = hyperbolic(
  (up, down) => fromFixed((up + down) / 2n),
  (value) => half(exponential(size(value))),
);
export const hyperbolicTangent = hyperbolic(
  (up, down) => fromFixed(((up - down) * ONE) / (up + down)),
  (value) => (value.kind === 'nan' ? value : signed(fromInteger(1n), value)),
);

/** Odd functions are computed for positive numbers. */
const odd =
  (run: (value: bigint) => bigint) =>
  (value: bigint): bigint =>
    value < 0n ? -run(-value) : run(value);

/** What has no end at infinity. */
const endless =
  (run: (value: Decimal) => Decimal) =>
  (value: Decimal): Decimal =>
    value.kind === 'infinite' ? value : run(value);

export const areaSine = endless(
  fixed(odd((value) => logarithmOfRatio(value + integerRoot(value * value + ONE * ONE)))),
);
export const areaCosine = endless(fixed((value) => logarithmOfRatio(value + integerRoot(value * value - ONE * ONE))));
export const areaTangent = (value: Decimal): Decimal =>
  value.kind === 'finite' && toFixed(size(value)) === ONE
    ? infinity(value.negative)
    : fixed(odd((number) => logarithmOfRatio(((ONE + number) * ONE) / (ONE - number)) / 2n))(value);
