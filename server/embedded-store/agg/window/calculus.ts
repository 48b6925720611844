import { isNumber, type NumberValue, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { isZeroNumber } from '../expressions/arithmetic.ts';
import { isNullish, nameOfType } from '../expressions/operands.ts';
import { add, divide, doubleOf, multiply, subtract } from '../numbers/numbers.ts';
import { refuse } from '../refuse.ts';
import { RunningSum, type Running } from './running-sum.ts';

/** A value and where it stands on the axis of the sort field. */
export interface Point {
  readonly position: Result;
  readonly value: Result;
}

/** How steep the way from one point to another is; null where they stand at the same place. */
export function slope(from: Point, to: Point, unitLength: number | undefined): Value {
  const run = distance(from.position, to.position, unitLength);
  if (isNullish(from.value) || isNullish(to.value)) refuse(5624903, '$derivative input must not be null or missing');
  const rise = difference(to.value, from.value);
  if (isZeroNumber(run)) return null;
  const steepness = divide(rise, run);
  return unitLength === undefined ? steepness : multiply(steepness, BigInt(unitLength));
}

function distance(from: Result, to: Result, unitLength: number | undefined): NumberValue {
  if (unitLength !== undefined) {
    if (from instanceof Date && to instanceof Date) return BigInt(to.getTime() - from.getTime());
    return refuse(5624900, "$derivative with 'unit' expects the sortBy field to be a Date");
  }
  if (from instanceof Date || to instanceof Date)
    refuse(5624901, "$derivative where the sortBy is a Date requires an 'unit'");
  return isNumber(from) && isNumber(to)
    ? subtract(to, from)
    : refuse(5624902, "$derivative (with no 'unit') expects the sortBy field to be numeric");
}

function difference(to: Result, from: Result): NumberValue {
  if (isNumber(to) && isNumber(from)) return subtract(to, from);
  if (to instanceof Date && from instanceof Date) return BigInt(to.getTime() - from.getTime());
  return refuse('TypeMismatch', `can't $subtract ${nameOfType(from)} from ${nameOfType(to)}`);
}

/** The area under the points, by trapezoids. Each value is a pair: where, how much. */
export class Integral implements Running {
  readonly #points: (readonly [Value, NumberValue])[] = [];
  /** Where the points begin that are still there. */
  #first = 0;
  readonly #area = new RunningSum();
  #nan = 0;

  constructor(readonly unitLength: number | undefined) {}

  add(value: Result): void {
    const point = this.#pointOf(value);
    if (hasNan(point)) this.#nan++;
    const before = this.#points.at(-1);
    if (before && this.#first < this.#points.length) this.#area.add(trapezoid(before, point));
    this.#points.push(point);
  }

  remove(value: Result): void {
    const point = this.#pointOf(value);
    if (hasNan(point)) this.#nan--;
    const next = this.#points[++this.#first];
    if (next) this.#area.remove(trapezoid(point, next));
  }

  value(): Value {
    if (this.#first >= this.#points.length) return null;
    if (this.#nan > 0) return NaN;
    const area = this.#area.value();
    return this.unitLength === undefined ? area : divide(area, BigInt(this.unitLength));
  }

  #pointOf(value: Result): readonly [Value, NumberValue] {
    const [position, height] = Array.isArray(value) ? value : [];
    if (!isNumber(height) || !(isNumber(position) || position instanceof Date))
      return refuse(5423900, '$integral needs a number in each row, and a number or a date in the sortBy field');
    if (this.unitLength !== undefined && !(position instanceof Date))
      refuse(5423901, "$integral with 'unit' expects the sortBy field to be a Date");
    if (this.unitLength === undefined && !isNumber(position))
      refuse(5423902, "$integral (with no 'unit') expects the sortBy field to be numeric");
    return [position, height];
  }
}

const hasNan = (point: readonly [Value, NumberValue]): boolean =>
  point.some((each) => isNumber(each) && Number.isNaN(doubleOf(each)));

function trapezoid(from: readonly [Value, NumberValue], to: readonly [Value, NumberValue]): NumberValue {
  if (hasNan(from) || hasNan(to)) return 0n;
  return divide(multiply(add(to[1], from[1]), difference(to[0], from[0])), 2);
}
