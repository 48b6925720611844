import { Decimal128, Int32 } from 'bson';
import type { NumberValue } from '../../bson/values.ts';
import { multiplyDecimals } from './decimal-arithmetic.ts';
import { fromDouble, fromInteger, toDecimal128, type Decimal } from './decimal.ts';
import { decimalOf, doubleOf, fitsInt, fitsLong, integerResult, toBigInt } from './numbers.ts';

/**
 * A product of numbers of all four kinds as `$multiply` makes it: whole while all factors are and it fits a long; a double is
 * multiplied along from the first factor on, so that a double among many whole numbers loses nothing by its place.
 */
export class Product {
  #double = 1;
  /** The product of ints while it is a safe integer; beyond that it moves to `#whole`. */
  #small = 1;
  #whole = 1n;
  #isSmall = true;
  #widest: 'int' | 'long' | 'double' = 'int';
  #decimal: Decimal | undefined;

  multiply(value: NumberValue): void {
    if (this.#isSmall) {
      if (value instanceof Int32 && Number.isSafeInteger(this.#small * value.value)) {
        this.#small *= value.value;
        return;
      }
      this.#isSmall = false;
      [this.#whole, this.#double] = [BigInt(this.#small), this.#small];
    }
    if (this.#decimal || value instanceof Decimal128) {
      this.#decimal = multiplyDecimals(this.#decimal ?? this.#soFar(), decimalOf(value));
      return;
    }
    this.#double *= doubleOf(value);
    if (typeof value === 'number') this.#widest = 'double';
    if (this.#widest === 'double' || typeof value === 'number') return;
    if (typeof value === 'bigint') this.#widest = 'long';
    const whole = this.#whole * toBigInt(value);
    if (fitsLong(whole)) this.#whole = whole;
    else this.#widest = 'double';
  }

  /** 1 when nothing was multiplied. */
  total(): NumberValue {
    if (this.#isSmall) return fitsInt(this.#small) ? new Int32(this.#small) : BigInt(this.#small);
    if (this.#decimal) return toDecimal128(this.#decimal);
    return this.#widest === 'double' ? this.#double : integerResult(this.#whole, this.#widest === 'int');
  }

  #soFar(): Decimal {
    return this.#widest === 'double' ? fromDouble(this.#double) : fromInteger(this.#whole);
  }
}
