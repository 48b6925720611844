import { describe, expect, it } from '@jest/globals';
import { BSON } from 'bson';
import { compareValues } from './compare.ts';
import { decode } from './decode.ts';
import { encode } from './encode.ts';
import { hashKey } from './hash-key.ts';
import { RandomValues } from './random-values.ts';
import { RawPath, rawWalk } from './raw.ts';
import type { Value } from './values.ts';
import { Doc, Int32 } from './values.ts';

describe('encode and decode', () => {
  it('give back every document byte for byte', () => {
    const random = new RandomValues(1);
    for (let i = 0; i < 2_000; i++) {
      const bytes = encode(random.doc(3));
      expect(encode(decode(bytes)).equals(bytes)).toBe(true);
    }
  });

  it('give back documents of any size, also where their parts outgrow the memory at hand', () => {
    for (const length of [1_000, 13_000, 70_000]) {
      const doc = Doc.of({
        numbers: Array.from({ length }, (_, i) => new Int32(i)),
        text: 'x'.repeat(length),
        end: [Doc.of({ a: 'é'.repeat(length) })],
      });
      const back = decode(encode(doc));
      expect(compareValues(back, doc)).toBe(0);
    }
  });

  it('refuse what is too deep to be read again, or names one value in too many places', () => {
    let deep: Value = 'x';
    for (let level = 0; level < 10_000; level++) deep = [deep];
    expect(() => encode(Doc.of({ deep }))).toThrow(expect.objectContaining({ code: 15 }));
    let wide: Value = 'x';
    for (let level = 0; level < 60; level++) wide = [wide, wide];
    expect(() => encode(Doc.of({ wide }))).toThrow(expect.objectContaining({ code: 10334 }));
    expect(decode(encode(Doc.of({ a: 'x' })))).toEqual(Doc.of({ a: 'x' }));
  });

  it('agree with the bson package', () => {
    const plain = { _id: 1, s: 'é', d: 1.5, n: null, b: true, at: new Date(5), o: { x: [1, 'y'] } };
    const bytes = Buffer.from(BSON.serialize(plain));
    expect(encode(decode(bytes)).equals(bytes)).toBe(true);
  });

  it('keep the order of names that look like numbers, and fields of the same name', () => {
    const doc = new Doc(['b', '1', 'a', '1'], [new Int32(1), new Int32(2), new Int32(3), new Int32(4)]);
    expect(decode(encode(doc)).names).toEqual(['b', '1', 'a', '1']);
  });

  it('refuse bytes that do not add up, whatever is cut or changed', () => {
    const random = new RandomValues(9);
    const bytes = encode(random.doc(3).push('end', 'x'));
    for (let i = 0; i < bytes.length; i++) {
      const broken = Buffer.from(bytes);
      broken[i] = random.int(256);
      try {
        decode(broken);
      } catch (error) {
        expect(error).toMatchObject({ name: 'StoreError' });
      }
      expect(() => decode(bytes.subarray(0, i))).toThrow();
    }
  });
});

describe('hashKey', () => {
  it('is the same for two values exactly when they are equal', () => {
    const random = new RandomValues(2);
    const values = Array.from({ length: 400 }, () => random.value(2));
    const keys = values.map(hashKey);
    for (const [i, a] of values.entries()) {
      for (const [j, b] of values.entries()) {
        if ((keys[i] === keys[j]) !== (compareValues(a, b) === 0)) throw new Error(`${keys[i]} ${keys[j]}`);
      }
    }
  });
});

describe('compareValues and hashKey', () => {
  it('give up on values that stand in more places than anybody can go to', () => {
    const wide = (): Value => {
      let value: Value = 'x';
      for (let level = 0; level < 60; level++) value = [value, Doc.of({ value })];
      return value;
    };
    const tooLarge: unknown = expect.objectContaining({ code: 10334 });
    expect(() => hashKey(wide())).toThrow(tooLarge);
    expect(() => compareValues(wide(), wide())).toThrow(tooLarge);
    expect(compareValues(['x'], ['y'])).toBe(-1);
    expect(hashKey(['x'])).toBe(hashKey(['x']));
  });
});

describe('rawWalk', () => {
  const found = (doc: Doc, path: string): (Value | 'missing')[] => {
    const values: (Value | 'missing')[] = [];
    rawWalk(encode(doc), new RawPath(path), (slot) => {
      values.push(slot === undefined ? 'missing' : slot.value());
    });
    return values;
  };
  const list = (...values: Value[]): Value[] => values;

  it('enters the documents of an array, and takes a number also as a place in it', () => {
    const doc = Doc.of({ a: list(Doc.of({ b: 'x' }), Doc.of({ c: 'y' }), 'z') });
    expect(found(doc, 'a.b')).toEqual(['x', 'missing']);
    expect(found(doc, 'a.2')).toEqual(['z', 'missing', 'missing']);
    expect(found(doc, 'a.0.b')).toEqual(['x', 'missing', 'missing']);
    expect(found(doc, 'q')).toEqual(['missing']);
  });
});
