import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { RandomValues } from '../bson/random-values.ts';
import { Doc } from '../bson/values.ts';
import { sizeOf } from './value-size.ts';

describe('sizeOf', () => {
  it('is what the value takes when it is written', () => {
    const random = new RandomValues(5);
    for (let i = 0; i < 1_000; i++) {
      const doc = random.doc(3);
      expect(sizeOf(doc)).toBe(encode(doc).length);
    }
  });

  it.each([9, 10, 11, 100, 101, 1_000, 12_345])('counts the names of %d places in an array', (length) => {
    const doc = Doc.of({ list: Array.from({ length }, () => true) });
    expect(sizeOf(doc)).toBe(encode(doc).length);
  });
});
