import { DIGITS, NAN, digits, finite, infinity, isZero, negate, type Decimal } from './decimal.ts';

/** Beyond this distance the smaller operand can only push a rounding, never change a digit. */
const FAR = 2 * DIGITS + 4;

export function addDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN;
  if (a.kind === 'infinite') return b.kind === 'infinite' && a.negative !== b.negative ? NAN : a;
  if (b.kind === 'infinite') return b;
  const [high, low] = a.exponent >= b.exponent ? [a, b] : [b, a];
  const distance = high.exponent - low.exponent;
  if (high.coefficient === 0n || distance <= FAR) {
    const steps = high.coefficient === 0n ? 0 : distance;
    return sum(high.negative, high.coefficient * 10n ** BigInt(steps), low.negative, low.coefficient, low.exponent);
  }
  if (low.coefficient === 0n) return finite(high.negative, high.coefficient * 10n ** BigInt(FAR), high.exponent - FAR);
  return sum(high.negative, high.coefficient * 10n ** BigInt(FAR), low.negative, 1n, high.exponent - FAR);
}

function sum(negativeA: boolean, a: bigint, negativeB: boolean, b: bigint, exponent: number): Decimal {
  const total = (negativeA ? -a : a) + (negativeB ? -b : b);
  const negative = total === 0n ? negativeA && negativeB : total < 0n;
  return finite(negative, total < 0n ? -total : total, exponent);
}

export const subtractDecimals = (a: Decimal, b: Decimal): Decimal => addDecimals(a, negate(b));

export function multiplyDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN;
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinite' || b.kind === 'infinite') return isZero(a) || isZero(b) ? NAN : infinity(negative);
  return finite(negative, a.coefficient * b.coefficient, a.exponent + b.exponent);
}

export function divideDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind === 'nan' || b.kind === 'nan') return NAN;
  const negative = a.negative !== b.negative;
  if (a.kind === 'infinite') return b.kind === 'infinite' ? NAN : infinity(negative);
  if (b.kind === 'infinite') return finite(negative, 0n, -6176);
  if (b.coefficient === 0n) return a.coefficient === 0n ? NAN : infinity(negative);
  const ideal = a.exponent - b.exponent;
  if (a.coefficient === 0n) return finite(negative, 0n, ideal);
  const scale = Math.max(0, DIGITS + 2 + digits(b.coefficient) - digits(a.coefficient));
  const scaled = a.coefficient * 10n ** BigInt(scale);
  const [quotient, rest] = [scaled / b.coefficient, scaled % b.coefficient];
  const result = finite(negative, quotient, ideal - scale, rest !== 0n);
  return rest === 0n ? towards(result, ideal) : result;
}

/** An exact result drops zeros at its end until it has the exponent that the operands suggest. */
function towards(value: Decimal, ideal: number): Decimal {
  if (value.kind !== 'finite') return value;
  let { coefficient, exponent } = value;
  while (exponent < ideal && coefficient % 10n === 0n && coefficient !== 0n)
    [coefficient, exponent] = [coefficient / 10n, exponent + 1];
  return { ...value, coefficient, exponent };
}

/** The remainder of a division rounded towards zero; it has the sign of `a`. */
export function remainderOfDecimals(a: Decimal, b: Decimal): Decimal {
  if (a.kind !== 'finite' || b.kind === 'nan' || isZero(b)) return NAN;
  if (b.kind === 'infinite') return a;
  const exponent = Math.min(a.exponent, b.exponent);
  const divisor = b.coefficient * 10n ** BigInt(b.exponent - exponent);
  // Only the remainder of the large power is needed, which keeps 1e6000 mod 7 small.
  const power = powerModulo(10n, BigInt(a.exponent - exponent), divisor);
  return finite(a.negative, ((a.coefficient % divisor) * power) % divisor, exponent);
}

function powerModulo(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let [result, square] = [1n % modulus, base % modulus];
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if (rest & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

export type Rounding = 'half-even' | 'down' | 'floor' | 'ceiling';

/**
 * Rounds to a number of decimal places, and shows as many of them; negative places round before the point. No number when
 * that takes more digits than a decimal has, and for infinities.
 */
export function quantize(value: Decimal, places: number, rounding: Rounding): Decimal {
  if (value.kind !== 'finite') return NAN;
  if (value.exponent >= -places) {
    const coefficient = value.coefficient * 10n ** BigInt(Math.min(value.exponent + places, 7000));
    return digits(coefficient) > DIGITS ? NAN : { ...value, coefficient, exponent: -places };
  }
  const unit = 10n ** BigInt(Math.min(-places - value.exponent, 7000));
  const [whole, rest] = [value.coefficient / unit, value.coefficient % unit];
  const coefficient = roundsUp(rounding, value.negative, whole, rest, unit) ? whole + 1n : whole;
  return finite(value.negative, coefficient, -places);
}

/** With all 34 digits that a decimal has room for. */
export function widened(value: Decimal): Decimal {
  if (value.kind !== 'finite') return value;
  if (value.coefficient === 0n) return { ...value, exponent: -6176 };
  const room = Math.max(0, Math.min(DIGITS - digits(value.coefficient), value.exponent + 6176));
  return finite(value.negative, value.coefficient * 10n ** BigInt(room), value.exponent - room);
}

/** The nearest whole number, the even one of two; undefined when there is none. */
export function roundedToWhole(value: Decimal): bigint | undefined {
  if (value.kind !== 'finite' || value.exponent > 40) return value.kind === 'finite' && isZero(value) ? 0n : undefined;
  const whole = value.exponent >= 0 ? value : quantize(value, 0, 'half-even');
  if (whole.kind !== 'finite') return undefined;
  const size = whole.coefficient * 10n ** BigInt(whole.exponent);
  return whole.negative ? -size : size;
}

function roundsUp(rounding: Rounding, negative: boolean, whole: bigint, rest: bigint, unit: bigint): boolean {
  if (rest === 0n || rounding === 'down') return false;
  if (rounding === 'floor') return negative;
  if (rounding === 'ceiling') return !negative;
  return rest * 2n > unit || (rest * 2n === unit && whole % 2n === 1n);
}
