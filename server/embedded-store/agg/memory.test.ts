import { describe, expect, it } from '@jest/globals';
import { Doc, Int32, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { Memory, sizeOf } from './memory.ts';

describe('the memory of a stage', () => {
  it('ends the command, not the store, when there is too much of it', () => {
    const memory = new Memory('$sort');
    memory.use(200 * 2 ** 20);
    memory.use(-100 * 2 ** 20);
    memory.use(100 * 2 ** 20);
    expect(() => memory.use(100 * 2 ** 20)).toThrow(StoreError);
  });

  it('is about that of the text and the fields in it', () => {
    const text = 'x'.repeat(10_000);
    expect(sizeOf(text)).toBeGreaterThanOrEqual(10_000);
    expect(sizeOf(Doc.of({ a: [text, text], n: new Int32(1) }))).toBeGreaterThanOrEqual(20_000);
  });

  it('is not counted to the end where one value stands in more places than can be', () => {
    let value: Value = 'x';
    for (let round = 0; round < 100; round++) value = [value, value];
    expect(() => new Memory('$sort').use(sizeOf(value))).toThrow(StoreError);
  });
});
