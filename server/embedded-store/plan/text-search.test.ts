import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { askedStore, type AskedStore } from '../testing/ask.ts';
import type { Plain } from '../testing/raw-connection.ts';

const quick = { $text: { $search: 'quick' } };

describe('a search for words', () => {
  let store: AskedStore;
  const documents = [
    { _id: 1, m: 'the quick fox', r: 1 },
    { _id: 2, m: 'QUICK running', r: 0 },
    { _id: 3, m: 'slow', r: 1 },
  ];
  beforeAll(async () => {
    store = await askedStore();
  });
  afterAll(() => store.stop());

  const asked: readonly [string, Plain, Plain, unknown][] = [
    ['takes no hint', quick, { hint: 'words' }, 2],
    ['nor the order of insertion', quick, { sort: { $natural: 1 } }, 2],
    ['nor bounds', quick, { min: { _id: 1 }, hint: '_id_' }, 2],
    ['may be one of several, if the others are indexed', { $or: [quick, { _id: 3 }] }, {}, [1, 2, 3]],
    ['and not otherwise', { $or: [quick, { r: 1 }] }, {}, 291],
    ['leaves capitals as they are', { $text: { $search: 'QUICK', $caseSensitive: true } }, {}, [2]],
    ['and cuts words that begin with one', { $text: { $search: 'run', $caseSensitive: true } }, {}, [2]],
    ['is sorted by nothing but the score', quick, { sort: { s: { $meta: 'recordId' } } }, 31138],
    ['with nothing beside it', quick, { sort: { s: { $meta: 'textScore', x: 1 } } }, 9],
  ];
  it.each(asked)('%s', async (_name, filter, options, answer) => {
    await store.fill(documents, [{ key: { m: 'text' }, name: 'words' }]);
    expect(await store.ids(filter, options)).toEqual(answer);
  });

  it('uses an index of some documents only when the filter asks for those', async () => {
    await store.fill(documents, [{ key: { m: 'text' }, name: 'words', partialFilterExpression: { r: 1 } }]);
    expect(await store.ids({ ...quick, r: 1 })).toEqual([1]);
    expect(await store.ids(quick)).toBe(291);
  });
});

describe('sorting and showing', () => {
  let store: AskedStore;
  beforeAll(async () => {
    store = await askedStore();
    await store.fill([
      { _id: 1, n: [1, 5], ref: { $ref: 'x', $id: 2 } },
      { _id: 2, n: 3 },
    ]);
  });
  afterAll(() => store.stop());

  const many = Object.fromEntries(Array.from({ length: 33 }, (_, i) => [`k${i}`, 1]));
  const codes: readonly [Plain, number][] = [
    [{ sort: many }, 13103],
    [{ sort: { a: {} } }, 17312],
    [{ sort: { a: { $meta: 'nope' } } }, 17308],
    [{ sort: { 'ref.$id': 1 } }, 0],
    [{ projection: { 'ref.$id': 1 } }, 0],
    [{ projection: { n: { $slice: 1 }, 'n.a': 1 } }, 31249],
    [{ projection: { s: { $meta: 'sortKey' } } }, 2],
    [{ projection: { s: { $meta: 'geoNearDistance' } } }, 40218],
  ];
  it.each(codes)('%j', async (options, code) => {
    expect(await store.code({ find: 'c', ...options })).toBe(code);
  });

  async function shown(options: Plain): Promise<unknown> {
    const { cursor } = (await store.ask({ find: 'c', ...options })) as { cursor: { firstBatch: unknown } };
    return JSON.parse(JSON.stringify(cursor.firstBatch));
  }

  it('tells by which value of an array a document was sorted', async () => {
    const projection = { _id: 1, s: { $meta: 'sortKey' } };
    expect(await shown({ projection, sort: { n: -1 } })).toEqual([
      { _id: 1, s: [5] },
      { _id: 2, s: [3] },
    ]);
  });

  it('tells what the index held', async () => {
    const projection = { _id: 0, k: { $meta: 'indexKey' } };
    expect(await shown({ projection, hint: '_id_', limit: 1 })).toMatchObject([{ k: { _id: 1 } }]);
  });
});
