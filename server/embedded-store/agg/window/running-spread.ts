import { Int32 } from 'bson';
import { Decimal128 } from 'bson';
import { isNumber, type NumberValue, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { divide, doubleOf, multiply, subtract } from '../numbers/numbers.ts';
import { Sum } from '../numbers/sum.ts';
import { RunningMean, RunningSum, type Running } from './running-sum.ts';

/** Standard deviation by sums of doubles, so that a value can be taken off again. */
export class RunningDeviation implements Running {
  #sum = new Sum();
  #squares = new Sum();
  #count = 0;
  #endless = 0;

  /** @param sample of a sample, not of all there is */
  constructor(readonly sample: boolean) {}

  add(value: Result): void {
    if (isNumber(value)) this.#update(doubleOf(value), 1);
  }

  remove(value: Result): void {
    if (isNumber(value)) this.#update(doubleOf(value), -1);
  }

  #update(value: number, times: 1 | -1): void {
    if (!Number.isFinite(value)) {
      this.#endless += times;
      this.#count += times;
    } else if (this.#count === 0) {
      this.#count = 1;
      this.#sum.add(value);
    } else if (this.#count + times === 0) {
      [this.#sum, this.#squares, this.#count] = [new Sum(), new Sum(), 0];
    } else {
      const distance = this.#count * value - doubleOf(this.#sum.total());
      this.#count += times;
      this.#sum.add(value * times);
      this.#squares.add((distance * distance * times) / (this.#count * (this.#count - times)));
    }
  }

  value(): Value {
    if (this.#endless > 0) return NaN;
    const degrees = this.sample ? this.#count - 1 : this.#count;
    if (degrees <= 0) return null;
    const squares = doubleOf(this.#squares.total());
    if (squares >= 0 && this.#count > 1) return Math.sqrt(squares / degrees);
    this.#squares = new Sum();
    return new Int32(0);
  }
}

/** Covariance of the two numbers of each row; anything else in a row does not count. */
export class Covariance implements Running {
  #meanX = new RunningMean();
  #meanY = new RunningMean();
  #products = new RunningSum();
  #count = 0;

  /** @param sample of a sample, not of all there is */
  constructor(readonly sample: boolean) {}

  add(value: Result): void {
    const pair = pairOf(value);
    if (!pair) return;
    const endless = endlessOf(pair);
    if (endless !== undefined) return this.#products.add(endless);
    const [x, y] = pair;
    this.#count++;
    const distance = from(x, this.#meanX);
    this.#meanX.add(x);
    this.#meanY.add(y);
    const other = from(y, this.#meanY);
    if (distance !== undefined && other !== undefined) this.#products.add(multiply(distance, other));
  }

  remove(value: Result): void {
    const pair = pairOf(value);
    if (!pair) return;
    const endless = endlessOf(pair);
    if (endless !== undefined) return this.#products.remove(endless);
    const [x, y] = pair;
    if (--this.#count === 0) {
      [this.#meanX, this.#meanY, this.#products] = [new RunningMean(), new RunningMean(), new RunningSum()];
      return;
    }
    this.#meanX.remove(x);
    const [distance, other] = [from(x, this.#meanX), from(y, this.#meanY)];
    if (distance !== undefined && other !== undefined) this.#products.remove(multiply(distance, other));
    this.#meanY.remove(y);
  }

  value(): Value {
    if (this.#count === 1 && !this.sample) return 0;
    const degrees = this.sample ? this.#count - 1 : this.#count;
    if (degrees <= 0) return null;
    const total = this.#products.value();
    return total instanceof Decimal128 ? divide(total, degrees) : doubleOf(total) / degrees;
  }
}

type Pair = readonly [NumberValue, NumberValue];

function pairOf(value: Result): Pair | undefined {
  if (!Array.isArray(value) || value.length !== 2) return undefined;
  const [x, y] = value;
  return isNumber(x) && isNumber(y) ? [x, y] : undefined;
}

/** What a pair with something endless in it makes of the covariance; undefined of a pair of plain numbers. */
function endlessOf(pair: Pair): NumberValue | undefined {
  const near = pair.map(doubleOf);
  if (near.every(Number.isFinite)) return undefined;
  const isDecimal = pair.some((value) => value instanceof Decimal128);
  const isNan = near.some(Number.isNaN) || (near.includes(Infinity) && near.includes(-Infinity));
  const result = isNan ? NaN : near.includes(Infinity) ? Infinity : -Infinity;
  return isDecimal ? Decimal128.fromString(String(result)) : result;
}

function from(value: NumberValue, mean: RunningMean): NumberValue | undefined {
  const middle = mean.value();
  return middle === null ? undefined : subtract(value, middle);
}
