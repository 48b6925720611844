import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testStoreUrl } from '../testing/test-store.ts';
import { connectDatabase, type Database } from './connect.ts';
import { ensureIndexes } from './indexes.ts';

let database: Database;
beforeAll(async () => {
  database = await connectDatabase(await testStoreUrl(), { name: `indexes_${process.pid}_${Date.now().toString(36)}` });
});
afterAll(async () => {
  await database.db.dropDatabase();
  await database.close();
});

const held = async () =>
  (await database.db.collection('things').indexes()).map(({ key, unique, partialFilterExpression: partial }) => ({
    key,
    unique,
    partial,
  }));

describe('ensureIndexes', () => {
  it('makes what is missing, and nothing twice', async () => {
    const declared = [{ key: { a: 1 } }, { key: { b: 1 }, options: { unique: true } }] as const;
    await ensureIndexes(database.db, 'things', declared);
    await ensureIndexes(database.db, 'things', declared);
    expect((await held()).map(({ key }) => key)).toEqual([{ _id: 1 }, { a: 1 }, { b: 1 }]);
  });

  it('makes anew what is declared otherwise than before, and leaves the others', async () => {
    await ensureIndexes(database.db, 'things', [
      { key: { a: 1 }, options: { partialFilterExpression: { a: { $gt: '' } } } },
      { key: { b: 1 }, options: { unique: true } },
    ]);
    const indexes = await held();
    expect(indexes.find(({ key }) => 'a' in key)?.partial).toEqual({ a: { $gt: '' } });
    expect(indexes.find(({ key }) => 'b' in key)?.unique).toBe(true);
  });
});
