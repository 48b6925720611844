import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askedStore, type AskedStore } from '../testing/ask.ts';
import type { Plain } from '../testing/raw-connection.ts';

describe('a hint', () => {
  let store: AskedStore;
  beforeAll(async () => {
    store = await askedStore();
    await store.fill(
      [{ _id: 1, a: 1, s: 'x' }, { _id: 2, a: null }, { _id: 3 }],
      [
        { key: { '$**': 1 }, name: 'all' },
        { key: { s: 'text' }, name: 'words' },
        { key: { a: 1 }, name: 'sparse', sparse: true },
        { key: { s: 'hashed' }, name: 'hashed' },
      ],
    );
  });
  afterAll(() => store.stop());

  const asked: readonly [string, Plain, string, unknown][] = [
    ['at all fields needs one that there is', {}, 'all', 291],
    ['and not one that is missing', { a: null }, 'all', 291],
    ['nor what a field is not', { a: { $ne: 1 } }, 'all', 291],
    ['then it finds what is asked for', { a: 1 }, 'all', [1]],
    ['in all branches', { $or: [{ a: 1 }, { s: 'x' }] }, 'all', [1]],
    ['at words needs a search for words', { s: 'x' }, 'words', 291],
    ['at a sparse index shows what that holds', {}, 'sparse', [1, 2]],
    ['at a hashed index finds by value', { s: 'x' }, 'hashed', [1]],
    ['at an index that is not there', {}, 'nope', 2],
  ];
  it.each(asked)('%s', async (_name, filter, hint, answer) => {
    expect(await store.ids(filter, { hint })).toEqual(answer);
  });

  it.each<[Plain, number]>([
    [{ explain: { find: 'c' }, nope: 1 }, 40415],
    [{ explain: { ping: 1 } }, 20],
    [{ explain: { nope: 1 } }, 59],
    [{ explain: { find: 1 } }, 2],
    [{ explain: { find: 'c', hint: 'all' } }, 291],
    [{ find: 'c', collation: { strength: 1 } }, 40414],
    [{ find: 'c', collation: { locale: 1 } }, 14],
    [{ find: 'c', collation: { locale: 'simple', strength: 1 } }, 2],
  ])('%j', async (command, code) => {
    expect(await store.code(command)).toBe(code);
  });
});
