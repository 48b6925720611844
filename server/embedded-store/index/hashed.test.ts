import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Long, MongoClient, type Document } from 'mongodb';
import { startStore, type TestStore } from '../testing/start-store.ts';

describe('a hashed index', () => {
  let store: TestStore;
  let client: MongoClient;

  beforeAll(async () => {
    store = await startStore();
    client = await MongoClient.connect(store.url);
  });

  afterAll(async () => {
    await client.close();
    await store.stop();
  });

  it('finds what is equal, among documents from before and after it was made', async () => {
    const things = client.db('t').collection<{ _id: number; a?: unknown }>('equal');
    await things.insertMany([{ _id: 1, a: 'x' }, { _id: 2, a: 5 }, { _id: 3 }]);
    await things.createIndex({ a: 'hashed' });
    await things.insertMany([
      { _id: 4, a: Long.fromNumber(5) },
      { _id: 5, a: { b: 1 } },
    ]);
    const find = async (a: unknown): Promise<number[]> =>
      (await things.find({ a }).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);
    expect([await find('x'), await find(5), await find(null), await find({ b: 1 }), await find('y')]).toEqual([
      [1],
      [2, 4],
      [3],
      [5],
      [],
    ]);
    const { queryPlanner } = (await things.find({ a: 'x' }).explain()) as Document;
    expect(JSON.stringify(queryPlanner)).toContain('"keyPattern":{"a":"hashed"}');
  });

  it('takes no arrays and promises no uniqueness', async () => {
    const things = client.db('t').collection('refusing');
    await things.createIndex({ a: 'hashed' });
    await expect(things.insertOne({ a: [1] })).rejects.toMatchObject({ code: 16766 });
    await expect(things.createIndex({ b: 'hashed' }, { unique: true })).rejects.toMatchObject({ code: 16764 });
    await expect(things.createIndex({ b: 'hashed', c: 'hashed' })).rejects.toMatchObject({ code: 31303 });
    await things.insertOne({ b: [1] });
    await expect(things.createIndex({ b: 'hashed' })).rejects.toMatchObject({ code: 16766 });
    expect((await things.indexes()).map(({ name }) => name)).toEqual(['_id_', 'a_hashed']);
  });
});
