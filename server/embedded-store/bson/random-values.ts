import { dateOf } from './far-date.ts';
import type { Value } from './values.ts';
import { BSONRegExp, Binary, Code, Decimal128, Doc, Int32, MaxKey, MinKey, ObjectId, Timestamp } from './values.ts';

/** Values for tests: the same seed gives the same values, and few enough different ones that equal pairs are common. */
export class RandomValues {
  constructor(private state: number) {}

  /** Below `limit`. */
  int(limit: number): number {
    // A linear congruential step; tests need spread, not secrecy.
    this.state = (Math.imul(this.state, 1664525) + 1013904223) >>> 0;
    return Math.floor((this.state / 0x1_0000_0000) * limit);
  }

  pick<T>(from: readonly T[]): T {
    return from[this.int(from.length)] as T;
  }

  value(depth = 2): Value {
    const makers = depth > 0 ? 14 : 12;
    switch (this.int(makers)) {
      case 0:
        return this.number();
      case 1:
        return this.number();
      case 2:
        return this.text();
      case 3:
        return this.pick([null, null, undefined, true, false]);
      case 4:
        if (this.pick([true, false, false]))
          return dateOf(this.pick([2n ** 62n, 2n ** 62n + 1n, -(2n ** 63n), 8_640_000_000_000_001n]));
        return new Date(this.pick([0, -1, 1, 1.7e12, -8e14, 2 ** 32, 2 ** 32 - 1, -(2 ** 32)]));
      case 5:
        return new ObjectId(Buffer.alloc(12, this.int(3)));
      case 6:
        return new Binary(Buffer.alloc(this.int(3), this.int(3)), this.pick([0, 4]));
      case 7:
        return new Timestamp({ t: this.int(3), i: this.int(3) });
      case 8:
        return new BSONRegExp(this.pick(['a', 'ab', '^x']), this.pick(['', 'i']));
      case 9:
        return this.pick([new MinKey(), new MaxKey(), new Code('x'), new Code('y')]);
      case 10:
      case 11:
        return this.number();
      case 12:
        return Array.from({ length: this.int(4) }, () => this.value(depth - 1));
      default:
        return this.doc(depth - 1);
    }
  }

  doc(depth = 2): Doc {
    const doc = new Doc();
    for (let i = this.int(4); i > 0; i--) doc.push(this.pick(['a', 'b', 'c', '', '1', 'ab']), this.value(depth));
    return doc;
  }

  text(): string {
    return this.pick(['', 'a', 'ab', 'a\0', 'a\u0001', '\u0001', 'b', 'é', '\uffff', '😀', 'abc'.repeat(20), 'Z']);
  }

  number(): Value {
    return this.pick<Value>([
      new Int32(this.int(5) - 2),
      this.int(5) - 2,
      BigInt(this.int(5) - 2),
      0.5,
      -0.5,
      -0,
      0.1,
      Number.NaN,
      Infinity,
      -Infinity,
      2 ** 53,
      -(2 ** 53),
      2n ** 53n,
      2n ** 53n + 1n,
      -(2n ** 53n) - 1n,
      2n ** 63n - 1n,
      2n ** 63n - 2n,
      -(2n ** 63n),
      -(2n ** 63n) + 1n,
      1e300,
      5e-324,
      Decimal128.fromString('0.1'),
      Decimal128.fromString('0.10'),
      Decimal128.fromString('-0.1'),
      Decimal128.fromString('1E-6000'),
      Decimal128.fromString('-1E-6000'),
      Decimal128.fromString('1E6000'),
      Decimal128.fromString('9007199254740993'),
      Decimal128.fromString('9007199254740993.5'),
      Decimal128.fromString('NaN'),
      Decimal128.fromString('-Infinity'),
      Decimal128.fromString('2'),
      Decimal128.fromString('-0'),
    ]);
  }
}
