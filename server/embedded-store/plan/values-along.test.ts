import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askedStore, type AskedStore } from '../testing/ask.ts';

describe('distinct values', () => {
  let store: AskedStore;
  beforeAll(async () => {
    store = await askedStore();
    await store.fill([
      { _id: 1, a: [{ '0': 'x', b: 1 }, 5, { b: [2, [3]] }] },
      { _id: 2, a: { '0': 'y', b: { c: [1, 1] } } },
      { _id: 3, a: [[{ b: 7 }], [1, 2]] },
      { _id: 4, 'a.b': 'whole' },
    ]);
  });
  afterAll(() => store.stop());

  it.each<[string, unknown[]]>([
    ['a.0', ['y', { b: 7 }, { '0': 'x', b: 1 }]],
    ['a.1', [1, 2, 5]],
    ['a.0.0', ['x', { b: 7 }]],
    ['a.b', [1, 2, 'whole', { c: [1, 1] }, [3]]],
    ['a.b.c', [1]],
    ['a.b.1.0', [3]],
    ['a.00', []],
  ])('at %s', async (key, values) => {
    const reply = await store.ask({ distinct: 'c', key });
    expect(JSON.parse(JSON.stringify(reply['values']))).toEqual(values);
  });
});
