import { Int32, type Decimal128 } from 'bson';
import type { NumberValue } from '../../bson/values.ts';
import { addDecimals, divideDecimals, roundedToWhole } from './decimal-arithmetic.ts';
import { fromDecimal128, fromDoubleExactly, fromInteger, toDecimal128, type Decimal } from './decimal.ts';
import { DoubleDouble } from './double-double.ts';
import { fitsInt, fitsLong } from './numbers.ts';

/**
 * Adds numbers of all four kinds as `$sum` and `$add` do: what is no decimal with its rounding errors carried along, decimals
 * apart; the result has the widest type seen and, when whole, as few bits as it needs.
 */
export class Sum {
  count = 0;
  #widest: 'int' | 'long' | 'double' | 'decimal' = 'int';
  /** Whole numbers while they are safe integers; beyond that they move to `#large`. */
  #small = 0;
  #large = 0n;
  /** Everything that is no decimal, from the first double on. */
  #doubles: DoubleDouble | undefined;
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
    if (this.#doubles) return this.#doubles.value;
    if (this.#widest === 'int' && this.#large === 0n && fitsInt(this.#small)) return new Int32(this.#small);
    const whole = this.#large + BigInt(this.#small);
    if (!fitsLong(whole)) return Number(whole);
    return this.#widest === 'int' && fitsInt(Number(whole)) ? new Int32(Number(whole)) : whole;
  }

  /** The mean, a double or a decimal; null when nothing was added. */
  mean(): NumberValue | null {
    if (this.count === 0) return null;
    if (this.#widest === 'decimal')
      return toDecimal128(divideDecimals(this.#decimalTotal(), fromInteger(BigInt(this.count))));
    return (this.#doubles?.value ?? Number(this.#large + BigInt(this.#small))) / this.count;
  }

  /** The nearest whole number, for a date to which numbers were added; undefined when it is no 64-bit one. */
  toMilliseconds(): bigint | undefined {
    const total = this.total();
    if (total instanceof Int32) return BigInt(total.value);
    if (typeof total === 'bigint') return total;
    const whole = typeof total === 'number' ? awayFromZero(total) : roundedToWhole(fromDecimal128(total));
    return whole !== undefined && fitsLong(whole) ? whole : undefined;
  }

  #addSmall(value: number): void {
    if (this.#doubles) return this.#doubles.add(value);
    this.#small += value;
    if (Number.isSafeInteger(this.#small)) return;
    this.#large += BigInt(this.#small - value) + BigInt(value);
    this.#small = 0;
  }

  #addLong(value: bigint): void {
    if (this.#doubles) return this.#doubles.addWhole(value);
    this.#large += value;
    if (this.#widest === 'int') this.#widest = 'long';
  }

  #addDouble(value: number): void {
    if (this.#widest !== 'decimal') this.#widest = 'double';
    this.#doubles ??= this.#wholeAsDoubles();
    this.#doubles.add(value);
  }

  #addDecimal(value: Decimal128): void {
    this.#decimals = addDecimals(this.#decimals, fromDecimal128(value));
    this.#widest = 'decimal';
  }

  #wholeAsDoubles(): DoubleDouble {
    const doubles = new DoubleDouble();
    const whole = this.#large + BigInt(this.#small);
    if (whole !== 0n) doubles.addWhole(whole);
    return doubles;
  }

  #decimalTotal(): Decimal {
    if (!this.#doubles) return addDecimals(this.#decimals, fromInteger(this.#large + BigInt(this.#small)));
    const [sum, rest] = this.#doubles.parts;
    return addDecimals(this.#decimals, addDecimals(fromDoubleExactly(sum), fromDoubleExactly(rest)));
  }
}

function awayFromZero(value: number): bigint | undefined {
  return Number.isFinite(value) ? BigInt(Math.sign(value) * Math.round(Math.abs(value))) : undefined;
}
