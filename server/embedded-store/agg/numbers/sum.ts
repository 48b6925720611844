import { Int32, type Decimal128 } from 'bson';
import type { NumberValue } from '../../bson/values.ts';
import { addDecimals, divideDecimals } from './decimal-arithmetic.ts';
import { fromDecimal128, fromDoubleExactly, fromInteger, toDecimal128, type Decimal } from './decimal.ts';
import { fitsInt, fitsLong } from './numbers.ts';

/**
 * Adds numbers of all four kinds as `$sum` and `$add` do: whole numbers exactly, doubles with their rounding errors carried
 * along, decimals apart; the result has the widest type seen and, when whole, as few bits as it needs.
 */
export class Sum {
  count = 0;
  #widest: 'int' | 'long' | 'double' | 'decimal' = 'int';
  /** Whole numbers while they are safe integers; beyond that they move to `#large`. */
  #small = 0;
  #large = 0n;
  readonly #doubles = new CarriedSum();
  #decimals: Decimal = fromInteger(0n);

  add(value: NumberValue): void {
    this.count++;
    if (value instanceof Int32) this.#addSmall(value.value);
    else if (typeof value === 'number') this.#addDouble(value);
    else if (typeof value === 'bigint') this.#addLong(value);
    else this.#addDecimal(value);
  }

  /** The sum; zero as an int when nothing was added. */
  total(): NumberValue {
    if (this.#widest === 'decimal') return toDecimal128(this.#decimalTotal());
    const whole = this.#large + BigInt(this.#small);
    if (this.#widest === 'double' || !fitsLong(whole)) return this.#doubleTotal();
    return this.#widest === 'int' && fitsInt(Number(whole)) ? new Int32(Number(whole)) : whole;
  }

  /** The mean, a double or a decimal; null when nothing was added. */
  mean(): NumberValue | null {
    if (this.count === 0) return null;
    if (this.#widest !== 'decimal') return this.#doubleTotal() / this.count;
    return toDecimal128(divideDecimals(this.#decimalTotal(), fromInteger(BigInt(this.count))));
  }

  /** Whole milliseconds, for a date to which numbers were added; undefined when they are no 64-bit number. */
  toMilliseconds(): number | undefined {
    const total = this.total();
    const rounded =
      typeof total === 'number' ? Math.sign(total) * Math.round(Math.abs(total)) : Math.trunc(Number(total.toString()));
    return Math.abs(rounded) <= Number.MAX_SAFE_INTEGER ? rounded : undefined;
  }

  #addSmall(value: number): void {
    this.#small += value;
    if (Number.isSafeInteger(this.#small)) return;
    this.#large += BigInt(this.#small - value) + BigInt(value);
    this.#small = 0;
  }

  #addLong(value: bigint): void {
    this.#large += value;
    if (this.#widest === 'int') this.#widest = 'long';
  }

  #addDouble(value: number): void {
    this.#doubles.add(value);
    if (this.#widest !== 'decimal') this.#widest = 'double';
  }

  #addDecimal(value: Decimal128): void {
    this.#decimals = addDecimals(this.#decimals, fromDecimal128(value));
    this.#widest = 'decimal';
  }

  #doubleTotal(): number {
    const sum = this.#doubles.copy();
    const whole = this.#large + BigInt(this.#small);
    const near = Number(whole);
    sum.add(near);
    if (Number.isFinite(near)) sum.add(Number(whole - BigInt(near)));
    return sum.value;
  }

  #decimalTotal(): Decimal {
    const doubles = this.#doubles.isEmpty ? fromInteger(0n) : fromDoubleExactly(this.#doubles.value);
    const others = addDecimals(fromInteger(this.#large + BigInt(this.#small)), doubles);
    return addDecimals(this.#decimals, others);
  }
}

/** Knuth's two-sum: what rounding loses is kept in a second double. */
class CarriedSum {
  #sum = 0;
  #carry = 0;
  /** Plain addition, right when infinities or NaN take part. */
  #plain = 0;
  isEmpty = true;

  add(value: number): void {
    this.isEmpty = false;
    this.#plain += value;
    const sum = this.#sum + value;
    const part = sum - this.#sum;
    this.#carry += this.#sum - (sum - part) + (value - part);
    this.#sum = sum;
  }

  get value(): number {
    const sum = this.#sum + this.#carry;
    return Number.isNaN(sum) ? this.#plain : sum;
  }

  copy(): CarriedSum {
    const copy = new CarriedSum();
    [copy.#sum, copy.#carry, copy.#plain, copy.isEmpty] = [this.#sum, this.#carry, this.#plain, this.isEmpty];
    return copy;
  }
}
