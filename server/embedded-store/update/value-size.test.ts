import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { RandomValues } from '../bson/random-values.ts';
import { sizeOf } from './value-size.ts';

describe('sizeOf', () => {
  it('is what the value takes when it is written', () => {
    const random = new RandomValues(5);
    for (let i = 0; i < 1_000; i++) {
      const doc = random.doc(3);
      expect(sizeOf(doc)).toBe(encode(doc).length);
    }
  });
});
