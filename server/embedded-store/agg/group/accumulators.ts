import { compareValues } from '../../bson/compare.ts';
import { hashKey } from '../../bson/hash-key.ts';
import { Doc, Int32, MISSING, isNumber, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { isNullish, nameOfType, orNull } from '../expressions/operands.ts';
import { Fields } from '../fields.ts';
import { Deviation } from '../numbers/deviation.ts';
import { Sum } from '../numbers/sum.ts';
import { Memory, sizeOf } from '../memory.ts';
import { refuse } from '../refuse.ts';

/** Collects one value of each row of a group. */
export interface Accumulator {
  add(value: Result): void;
  value(): Value;
  /** How much it holds, where that grows with the rows. */
  readonly bytes?: number;
}

class Total implements Accumulator {
  readonly #sum = new Sum();
  add(value: Result): void {
    if (isNumber(value)) this.#sum.add(value);
  }
  value(): Value {
    return this.#sum.total();
  }
}

class Mean implements Accumulator {
  readonly #sum = new Sum();
  add(value: Result): void {
    if (isNumber(value)) this.#sum.add(value);
  }
  value(): Value {
    return this.#sum.mean();
  }
}

class Extreme implements Accumulator {
  #best: Value = null;
  constructor(readonly sign: 1 | -1) {}
  add(value: Result): void {
    if (isNullish(value)) return;
    if (this.#best === null || compareValues(value, this.#best) * this.sign > 0) this.#best = value;
  }
  value(): Value {
    return this.#best;
  }
}

class First implements Accumulator {
  #first: Result | undefined;
  #seen = false;
  add(value: Result): void {
    if (this.#seen) return;
    this.#seen = true;
    this.#first = value;
  }
  value(): Value {
    return orNull(this.#first ?? null);
  }
}

class Last implements Accumulator {
  #last: Result = null;
  add(value: Result): void {
    this.#last = value;
  }
  value(): Value {
    return orNull(this.#last);
  }
}

class Push implements Accumulator {
  readonly #values: Value[] = [];
  readonly #memory = new Memory('$push');
  add(value: Result): void {
    if (value === MISSING) return;
    this.#memory.use(sizeOf(value));
    this.#values.push(value);
  }
  get bytes(): number {
    return this.#memory.used;
  }
  value(): Value {
    return this.#values;
  }
}

class AddToSet implements Accumulator {
  readonly #values = new Map<string, Value>();
  readonly #memory = new Memory('$addToSet');
  add(value: Result): void {
    if (value === MISSING) return;
    const key = hashKey(value);
    if (this.#values.has(key)) return;
    this.#memory.use(sizeOf(value));
    this.#values.set(key, value);
  }
  get bytes(): number {
    return this.#memory.used;
  }
  value(): Value {
    return [...this.#values.values()];
  }
}

class MergeObjects implements Accumulator {
  readonly #merged = new Fields();
  add(value: Result): void {
    if (isNullish(value)) return;
    if (!(value instanceof Doc))
      return refuse(40400, `$mergeObjects requires object inputs, but input is of type ${nameOfType(value)}`);
    for (const [name, each] of value) this.#merged.set(name, each);
  }
  value(): Value {
    return this.#merged.doc;
  }
}

class StandardDeviation implements Accumulator {
  readonly #deviation = new Deviation();
  constructor(readonly sample: boolean) {}
  add(value: Result): void {
    if (isNumber(value)) this.#deviation.add(value);
  }
  value(): Value {
    return this.#deviation.value(this.sample);
  }
}

class Count implements Accumulator {
  #count = 0;
  add(): void {
    this.#count++;
  }
  value(): Value {
    return this.#count <= 0x7fffffff ? new Int32(this.#count) : BigInt(this.#count);
  }
}

/** Every accumulator of `$group` by its name. */
export const accumulators: ReadonlyMap<string, () => Accumulator> = new Map<string, () => Accumulator>([
  ['$sum', () => new Total()],
  ['$avg', () => new Mean()],
  ['$min', () => new Extreme(-1)],
  ['$max', () => new Extreme(1)],
  ['$first', () => new First()],
  ['$last', () => new Last()],
  ['$push', () => new Push()],
  ['$addToSet', () => new AddToSet()],
  ['$mergeObjects', () => new MergeObjects()],
  ['$stdDevPop', () => new StandardDeviation(false)],
  ['$stdDevSamp', () => new StandardDeviation(true)],
  ['$count', () => new Count()],
]);
