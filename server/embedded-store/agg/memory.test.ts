import { describe, expect, it } from '@jest/globals';
import { Doc, Int32, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { Memory, sizeOf } from './memory.ts';

describe('the memory of a stage', () => {
  it('ends the command, not the store, when there is too much of it', () => {
    const memory = new Memory('$sort');
    memory.use(90 * 2 ** 20);
    memory.use(-50 * 2 ** 20);
    memory.use(50 * 2 ** 20);
    expect(() => memory.use(20 * 2 ** 20)).toThrow(expect.objectContaining({ code: 292 }));
  });

  it('is put on the disk where the client allows it', () => {
    const memory = new Memory('$sort', { stageMemory: 1000 });
    expect([memory.use(1000), memory.use(1)]).toEqual([false, true]);
    memory.clear();
    expect(memory.use(1000)).toBe(false);
  });

  it('is larger where MongoDB counts nothing', () => {
    const memory = new Memory('$lookup');
    memory.use(200 * 2 ** 20);
    expect(() => memory.use(100 * 2 ** 20)).toThrow(expect.objectContaining({ code: 146 }));
  });

  it('is refused with the code of the stage', () => {
    const codes = { $group: 292, $push: 146, $addToSet: 146, $graphLookup: 40099, $setWindowFields: 5414201 };
    for (const [stage, code] of Object.entries(codes))
      expect(() => new Memory(stage).use(101 * 2 ** 20)).toThrow(expect.objectContaining({ code }));
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
