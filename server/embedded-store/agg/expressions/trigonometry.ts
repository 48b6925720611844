import { Decimal128 } from 'bson';
import { isNumber } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import {
  angleOf,
  arcCosine,
  arcSine,
  arcTangent,
  areaCosine,
  areaSine,
  areaTangent,
  cosine,
  hyperbolicCosine,
  hyperbolicSine,
  hyperbolicTangent,
  sine,
  tangent,
  toDegrees,
  toRadians,
} from '../numbers/decimal-angles.ts';
import * as double from '../numbers/double-functions.ts';
import { toDecimal128, type Decimal } from '../numbers/decimal.ts';
import { decimalOf, doubleOf } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { numeric } from './arithmetic.ts';
import type { Operator } from './context.ts';
import { binary, isNullish, nameOfType } from './operands.ts';

type OfDouble = (value: number) => number;
type OfDecimal = (value: Decimal) => Decimal;

function bounded(name: string, near: OfDouble, decimal: OfDecimal, least = -Infinity, most = Infinity): Operator {
  return numeric(name, (value) => {
    const number = doubleOf(value);
    if (number < least || number > most)
      refuse(50989, `cannot apply ${name} to ${number}, value must be in [${least},${most}]`);
    return value instanceof Decimal128 ? toDecimal128(decimal(decimalOf(value))) : near(number);
  });
}

/** Sine and its kin have no value at infinity. */
const finite = (name: string, near: OfDouble, decimal: OfDecimal): Operator =>
  bounded(name, near, decimal, -Number.MAX_VALUE, Number.MAX_VALUE);

function angleOfPoint(y: Result, x: Result): Result {
  if (isNullish(y)) return null;
  if (!isNumber(y)) return refuse(51044, `$atan2 only supports numeric types, not ${nameOfType(y)}`);
  if (isNullish(x)) return null;
  if (!isNumber(x)) return refuse(51045, `$atan2 only supports numeric types, not ${nameOfType(x)}`);
  if (y instanceof Decimal128 || x instanceof Decimal128) return toDecimal128(angleOf(decimalOf(y), decimalOf(x)));
  return double.atan2(doubleOf(y), doubleOf(x));
}

export const trigonometry: readonly (readonly [string, Operator])[] = [
  ['$sin', finite('$sin', double.sin, sine)],
  ['$cos', finite('$cos', double.cos, cosine)],
  ['$tan', finite('$tan', double.tan, tangent)],
  ['$asin', bounded('$asin', double.asin, arcSine, -1, 1)],
  ['$acos', bounded('$acos', double.acos, arcCosine, -1, 1)],
  ['$atan', bounded('$atan', double.atan, arcTangent)],
  ['$atan2', binary('$atan2', angleOfPoint)],
  ['$sinh', bounded('$sinh', double.sinh, hyperbolicSine)],
  ['$cosh', bounded('$cosh', double.cosh, hyperbolicCosine)],
  ['$tanh', bounded('$tanh', Math.tanh, hyperbolicTangent)],
  ['$asinh', bounded('$asinh', double.asinh, areaSine)],
  ['$acosh', bounded('$acosh', double.acosh, areaCosine, 1)],
  ['$atanh', bounded('$atanh', Math.atanh, areaTangent, -1, 1)],
  ['$degreesToRadians', bounded('$degreesToRadians', (degrees) => degrees * (Math.PI / 180), toRadians)],
  ['$radiansToDegrees', bounded('$radiansToDegrees', (radians) => radians * (180 / Math.PI), toDegrees)],
];
