import { Decimal128 } from 'bson';
import { isNumber, type NumberValue } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { numeric } from './arithmetic.ts';
import type { Operator } from './context.ts';
import { binary, isNullish, nameOfType } from './operands.ts';

/** Doubles only: an answer for a decimal would have 34 digits of which half are wrong. */
function angle(name: string, value: NumberValue): number {
  if (value instanceof Decimal128)
    refuse('CommandNotSupported', `${name} of a decimal is not supported by the embedded store`);
  return doubleOf(value);
}

function bounded(name: string, evaluate: (value: number) => number, least = -Infinity, most = Infinity): Operator {
  return numeric(name, (value) => {
    const double = angle(name, value);
    if (double < least || double > most)
      refuse(50989, `cannot apply ${name} to ${double}, value must be in [${least},${most}]`);
    return evaluate(double);
  });
}

/** Sine and its kin have no value at infinity. */
const finite = (name: string, evaluate: (value: number) => number): Operator =>
  bounded(name, evaluate, -Number.MAX_VALUE, Number.MAX_VALUE);

function arcTangent(y: Result, x: Result): Result {
  if (isNullish(y) || isNullish(x)) return null;
  if (isNumber(y) && isNumber(x)) return Math.atan2(angle('$atan2', y), angle('$atan2', x));
  return refuse(51044, `$atan2 only supports numeric types, not ${nameOfType(y)} and ${nameOfType(x)}`);
}

export const trigonometry: readonly (readonly [string, Operator])[] = [
  ['$sin', finite('$sin', Math.sin)],
  ['$cos', finite('$cos', Math.cos)],
  ['$tan', finite('$tan', Math.tan)],
  ['$asin', bounded('$asin', Math.asin, -1, 1)],
  ['$acos', bounded('$acos', Math.acos, -1, 1)],
  ['$atan', bounded('$atan', Math.atan)],
  ['$atan2', binary('$atan2', arcTangent)],
  ['$sinh', bounded('$sinh', Math.sinh)],
  ['$cosh', bounded('$cosh', Math.cosh)],
  ['$tanh', bounded('$tanh', Math.tanh)],
  ['$asinh', bounded('$asinh', Math.asinh)],
  ['$acosh', bounded('$acosh', Math.acosh, 1)],
  ['$atanh', bounded('$atanh', Math.atanh, -1, 1)],
  ['$degreesToRadians', bounded('$degreesToRadians', (degrees) => degrees * (Math.PI / 180))],
  ['$radiansToDegrees', bounded('$radiansToDegrees', (radians) => radians * (180 / Math.PI))],
];
