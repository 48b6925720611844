import { Decimal128, Int32 } from 'bson';
import { isNumber, type NumberValue } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { quantize, roundedToWhole, widened, type Rounding } from '../numbers/decimal-arithmetic.ts';
import {
  fromDecimal128,
  fromDoubleExactly,
  fromInteger,
  toDecimal128,
  toDouble,
  type Decimal,
} from '../numbers/decimal.ts';
import { fitsLong, toBigInt } from '../numbers/numbers.ts';
import { wholeInt } from '../numbers/whole.ts';
import { refuse } from '../refuse.ts';
import { numeric } from './arithmetic.ts';
import type { Operator } from './context.ts';
import { isNullish, nameOfType, ranged } from './operands.ts';

/** `$round` and `$trunc`: to a number of places, which may be negative; 0 when not given. */
function placed(name: string, rounding: Rounding): Operator {
  return ranged(name, 1, 2, ([value = null, places = new Int32(0)]) => {
    if (isNullish(value)) return null;
    if (!isNumber(value)) return refuse(51081, `${name} only supports numeric types, not ${nameOfType(value)}`);
    return isNullish(places) ? null : round(value, precision(name, places), rounding);
  });
}

function precision(name: string, places: Result): number {
  if (!isNumber(places)) return refuse(16004, `can't convert from BSON type ${nameOfType(places)} to long`);
  const count = wholeInt(places) ?? refuse(51082, `precision argument to ${name} must be a integral value`);
  if (count < -20 || count > 100)
    refuse(51083, `cannot apply ${name} with precision value ${count} value must be in [-20, 100]`);
  return count;
}

function round(value: NumberValue, places: number, rounding: Rounding): Result {
  if (value instanceof Decimal128) return toDecimal128(roundDecimal(fromDecimal128(value), places, rounding));
  if (typeof value === 'number') {
    const rounded = toDouble(roundDecimal(fromDoubleExactly(value), places, rounding));
    return rounded === 0 && (value < 0 || Object.is(value, -0)) ? -0 : rounded;
  }
  if (places >= 0) return value;
  const whole = roundedToWhole(quantize(fromInteger(toBigInt(value)), places, rounding)) ?? 0n;
  if (!fitsLong(whole)) refuse(51080, `invalid conversion from Decimal128 result in ${whole}`);
  if (typeof value === 'bigint' || whole > 2147483647n) return whole;
  // Below the least int MongoDB goes on from the largest.
  return new Int32(Number(BigInt.asIntN(32, whole)));
}

/** Infinities stay, and so does what has no room for so many places, widened as far as it goes. */
function roundDecimal(value: Decimal, places: number, rounding: Rounding): Decimal {
  if (value.kind === 'infinite') return value;
  const rounded = quantize(value, places, rounding);
  return rounded.kind === 'nan' ? widened(value) : rounded;
}

/** `$ceil` and `$floor`; whole numbers stay as they are. */
function whole(rounding: Rounding, double: (value: number) => number): (value: NumberValue) => Result {
  return (value) => {
    if (typeof value === 'number') return double(value);
    return value instanceof Decimal128 ? toDecimal128(quantize(fromDecimal128(value), 0, rounding)) : value;
  };
}

export const rounding: readonly (readonly [string, Operator])[] = [
  ['$round', placed('$round', 'half-even')],
  ['$trunc', placed('$trunc', 'down')],
  ['$ceil', numeric('$ceil', whole('ceiling', Math.ceil))],
  ['$floor', numeric('$floor', whole('floor', Math.floor))],
];
