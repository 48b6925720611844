import { Decimal128, Int32 } from 'bson';
import { isNumber, type NumberValue, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { fromDecimal128, negate, toDecimal128 } from '../numbers/decimal.ts';
import { divide, doubleOf, fitsInt, fitsLong } from '../numbers/numbers.ts';
import { Sum } from '../numbers/sum.ts';

/** What windows that lose rows at their beginning are computed with: what goes is taken off what was counted. */
export interface Running {
  add(value: Result): void;
  /** Of what was added, the first that is still there. */
  remove(value: Result): void;
  value(): Value;
}

/** A sum that has the type of what is in it at the moment, whole numbers in as few bits as they need. */
export class RunningSum implements Running {
  #sum = new Sum();
  #doubles = 0;
  #decimals = 0;
  /** What cannot be taken off a sum again is counted beside it. */
  #nan = 0;
  #infinite = 0;
  #negative = 0;
  count = 0;

  add(value: Result): void {
    if (isNumber(value)) this.#update(value, 1);
  }

  remove(value: Result): void {
    if (isNumber(value)) this.#update(value, -1);
  }

  #update(value: NumberValue, times: 1 | -1): void {
    this.count += times;
    if (typeof value === 'number') this.#doubles += times;
    if (value instanceof Decimal128) this.#decimals += times;
    const near = doubleOf(value);
    const parts = value instanceof Decimal128 ? fromDecimal128(value).kind : undefined;
    if (Number.isNaN(near)) this.#nan += times;
    else if (parts === 'infinite' || (parts === undefined && !Number.isFinite(near))) {
      if (near > 0) this.#infinite += times;
      else this.#negative += times;
    } else this.#sum.add(times === 1 ? value : negated(value));
  }

  value(): NumberValue {
    const isNan = this.#nan > 0 || (this.#infinite > 0 && this.#negative > 0);
    if (isNan) return this.#endless('NaN', NaN);
    if (this.#infinite > 0) return this.#endless('Infinity', Infinity);
    if (this.#negative > 0) return this.#endless('-Infinity', -Infinity);
    const total = this.#sum.total();
    if (this.#decimals > 0 || total instanceof Int32) return total;
    if (typeof total === 'bigint') return narrow(total);
    const near = doubleOf(total);
    const isWhole = this.#doubles === 0 && Number.isFinite(near) && fitsLong(BigInt(Math.round(near)));
    return isWhole ? narrow(BigInt(Math.round(near))) : near;
  }

  #endless(decimal: string, double: number): NumberValue {
    return this.#decimals > 0 ? Decimal128.fromString(decimal) : double;
  }
}

const narrow = (value: bigint): Int32 | bigint => (fitsInt(Number(value)) ? new Int32(Number(value)) : value);

function negated(value: NumberValue): NumberValue {
  if (value instanceof Int32) return -BigInt(value.value);
  return value instanceof Decimal128 ? toDecimal128(negate(fromDecimal128(value))) : -value;
}

/** The mean, a double or a decimal; null of nothing. */
export class RunningMean implements Running {
  readonly #sum = new RunningSum();

  add(value: Result): void {
    this.#sum.add(value);
  }

  remove(value: Result): void {
    this.#sum.remove(value);
  }

  value(): NumberValue | null {
    return this.#sum.count === 0 ? null : divide(this.#sum.value(), new Int32(this.#sum.count));
  }
}
