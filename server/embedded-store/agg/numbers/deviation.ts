import type { NumberValue } from '../../bson/values.ts';
import { doubleOf } from './numbers.ts';

/** Standard deviation in one pass (Welford); always in doubles, as MongoDB does. */
export class Deviation {
  #count = 0;
  #mean = 0;
  #squares = 0;

  add(value: NumberValue): void {
    const number = doubleOf(value);
    const distance = number - this.#mean;
    this.#count++;
    this.#mean += distance / this.#count;
    this.#squares += distance * (number - this.#mean);
  }

  /** Null when there are too few numbers: none, or one for a sample. */
  value(sample: boolean): number | null {
    const degrees = sample ? this.#count - 1 : this.#count;
    return degrees <= 0 ? null : Math.sqrt(this.#squares / degrees);
  }
}
