import { Decimal128, Int32 } from 'bson';
import { isNumber, type NumberValue } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { quantize, type Rounding } from '../numbers/decimal-arithmetic.ts';
import {
  fromDecimal128,
  fromDoubleExactly,
  fromInteger,
  toDecimal128,
  toDouble,
  type Decimal,
} from '../numbers/decimal.ts';
import { fitsLong, integerResult, toBigInt } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { numeric } from './arithmetic.ts';
import type { Operator } from './context.ts';
import { isNullish, nameOfType, ranged } from './operands.ts';

/** `$round` and `$trunc`: to a number of places, which may be negative; 0 when not given. */
function placed(name: string, rounding: Rounding): Operator {
  return ranged(name, 1, 2, ([value, places = new Int32(0)]) => {
    if (isNullish(value) || isNullish(places)) return null;
    if (!isNumber(value)) return refuse(51081, `${name} only supports numeric types, not ${nameOfType(value)}`);
    return round(value, precision(name, places), rounding);
  });
}

function precision(name: string, places: Result): number {
  const count = isNumber(places) ? Number(places.toString()) : NaN;
  if (!Number.isInteger(count)) refuse(51082, `precision argument to ${name} must be a integral value`);
  if (count < -20 || count > 100)
    refuse(51083, `cannot apply ${name} with precision value ${count} value must be in [-20, 100]`);
  return count;
}

function round(value: NumberValue, places: number, rounding: Rounding): Result {
  if (value instanceof Decimal128)
    return toDecimal128(padded(quantize(fromDecimal128(value), places, rounding), places));
  if (typeof value === 'number') {
    const rounded = toDouble(quantize(fromDoubleExactly(value), places, rounding));
    return rounded === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rounded;
  }
  if (places >= 0) return value;
  const rounded = quantize(fromInteger(toBigInt(value)), places, rounding);
  const whole = rounded.kind === 'finite' ? rounded.coefficient * 10n ** BigInt(rounded.exponent) : 0n;
  const signed = rounded.kind === 'finite' && rounded.negative ? -whole : whole;
  if (!fitsLong(signed)) refuse(51080, `invalid conversion from Decimal128 result in ${signed}`);
  return integerResult(signed, value instanceof Int32);
}

/** A decimal shows as many places as were asked for. */
function padded(value: Decimal, places: number): Decimal {
  if (value.kind !== 'finite' || value.exponent <= -places) return value;
  const coefficient = value.coefficient * 10n ** BigInt(value.exponent + places);
  return coefficient < 10n ** 34n ? { ...value, coefficient, exponent: -places } : { kind: 'nan' };
}

/** `$ceil` and `$floor`; whole numbers stay as they are. */
function whole(rounding: Rounding, double: (value: number) => number): (value: NumberValue) => Result {
  return (value) => {
    if (typeof value === 'number') return double(value);
    return value instanceof Decimal128 ? toDecimal128(padded(quantize(fromDecimal128(value), 0, rounding), 0)) : value;
  };
}

export const rounding: readonly (readonly [string, Operator])[] = [
  ['$round', placed('$round', 'half-even')],
  ['$trunc', placed('$trunc', 'down')],
  ['$ceil', numeric('$ceil', whole('ceiling', Math.ceil))],
  ['$floor', numeric('$floor', whole('floor', Math.floor))],
];
