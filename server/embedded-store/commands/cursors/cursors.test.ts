import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BSON } from 'mongodb';
import { askedStore, type AskedStore } from '../../testing/ask.ts';
import type { Plain } from '../../testing/raw-connection.ts';

let store: AskedStore;
beforeAll(async () => {
  store = await askedStore();
});
afterAll(() => store.stop());

/** The cursor's id and the `_id`s of the batch that came. */
async function batch(command: Plain): Promise<{ id: unknown; ids: number[] }> {
  const { cursor } = (await store.ask(command)) as { cursor: Plain };
  const documents = (cursor['nextBatch'] ?? cursor['firstBatch']) as { _id: unknown }[];
  return { id: cursor['id'], ids: documents.map(({ _id }) => Number(_id)) };
}

const more = (id: unknown, rest: Plain = {}): Plain => ({ getMore: id, collection: 'c', ...rest });

describe('reading on with a cursor', () => {
  beforeEach(() =>
    store.fill(
      [1, 2, 3, 4].map((_id) => ({ _id, n: _id })),
      [{ key: { n: 1 }, name: 'n' }],
    ),
  );

  it.each([{ _id: 1 }, { n: 1 }])('shows what came meanwhile behind it, by %j', async (sort) => {
    const { id } = await batch({ find: 'c', sort, batchSize: 2 });
    await store.ask({ insert: 'c', documents: [{ _id: 5, n: 5 }] });
    await store.ask({ delete: 'c', deletes: [{ q: { _id: 3 }, limit: 1 }] });
    expect((await batch(more(id))).ids).toEqual([4, 5]);
  });

  it('shows no document that meets the filter no longer', async () => {
    const { id } = await batch({ find: 'c', filter: { n: { $gt: 0 } }, batchSize: 1 });
    await store.ask({ update: 'c', updates: [{ q: { _id: 2 }, u: { $set: { n: -1 } } }] });
    expect((await batch(more(id))).ids).toEqual([3, 4]);
  });

  it('ends with the index that it reads', async () => {
    const { id } = await batch({ find: 'c', hint: 'n', batchSize: 2 });
    await store.ask({ dropIndexes: 'c', index: 'n' });
    expect(await store.code(more(id))).toBe(175);
  });

  it('names its collection', async () => {
    const { id } = await batch({ find: 'c', batchSize: 2 });
    expect(await store.code(more(id, { collection: '' }))).toBe(73);
    expect(await store.code({ killCursors: '', cursors: [id] })).toBe(73);
  });
});

describe('a tailable cursor', () => {
  beforeEach(async () => {
    await store.ask({ drop: 'c' });
    await store.ask({ create: 'c', capped: true, size: 4096 });
  });
  const tail = { find: 'c', tailable: true };
  const insert = (_id: number): Promise<Plain> => store.ask({ insert: 'c', documents: [{ _id }] });

  it('stays open at the end and goes on with what comes', async () => {
    await insert(1);
    const first = await batch(tail);
    expect(first.ids).toEqual([1]);
    expect(first.id).not.toEqual(BSON.Long.ZERO);
    expect((await batch(more(first.id))).ids).toEqual([]);
    await insert(2);
    const next = await batch(more(first.id));
    expect(next).toEqual({ id: first.id, ids: [2] });
  });

  it('waits for the next document where the client asks for that', async () => {
    await insert(1);
    const { id } = await batch({ ...tail, awaitData: true });
    await insert(2);
    expect((await batch(more(id, { maxTimeMS: 20_000 }))).ids).toEqual([2]);
  });

  it('ends at once on an empty collection', async () => {
    expect(await batch(tail)).toEqual({ id: BSON.Long.ZERO, ids: [] });
  });

  it.each<[string, Plain, number]>([
    ['another order', { ...tail, sort: { _id: 1 } }, 2],
    ['backwards', { ...tail, sort: { $natural: -1 } }, 2],
    ['a single batch', { ...tail, singleBatch: true }, 2],
    ['a collection that is not capped', { ...tail, find: 'd' }, 2],
    [
      'letting a document of a capped collection grow',
      { update: 'c', updates: [{ q: {}, u: { $set: { a: 1 } } }] },
      10003,
    ],
    [
      'forgetting its documents by time',
      { createIndexes: 'c', indexes: [{ key: { a: 1 }, name: 'a', expireAfterSeconds: 5 }] },
      67,
    ],
    ['removing from a capped collection', { delete: 'c', deletes: [{ q: {}, limit: 1 }] }, 20],
  ])('refuses %s', async (_name, command, code) => {
    await store.ask({ insert: 'd', documents: [{}] });
    await insert(1);
    expect(await store.code(command)).toBe(code);
  });
});
