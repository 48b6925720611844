import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MongoClient, MongoServerError, type Collection, type Db } from 'mongodb';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { until } from '../testing/until.ts';

interface Message {
  _id: string | number;
  rid?: string;
  n?: number;
  tags?: string[];
}

describe('the unmodified driver on the embedded store', () => {
  let store: TestStore;
  let client: MongoClient;
  let db: Db;
  let messages: Collection<Message>;

  beforeAll(async () => {
    store = await startStore();
    client = await MongoClient.connect(store.url, { writeConcern: { w: 'majority', journal: true } });
    db = client.db('chat');
  });

  beforeEach(async () => {
    await db.dropDatabase();
    messages = db.collection<Message>('messages');
  });

  afterAll(async () => {
    await client.close();
    await store.stop();
  });

  it('stores, finds, changes and removes documents', async () => {
    await messages.insertOne({ _id: 'a', rid: 'r', n: 1 });
    await messages.insertMany([
      { _id: 'b', rid: 'r', n: 2 },
      { _id: 'c', rid: 's', n: 3 },
    ]);
    await messages.updateOne({ _id: 'a' }, { $inc: { n: 10 }, $push: { tags: 'x' } });
    await messages.deleteOne({ _id: 'b' });
    const found = await messages.find({}).sort({ _id: -1 }).toArray();
    expect(found).toEqual([
      { _id: 'c', rid: 's', n: 3 },
      { _id: 'a', rid: 'r', n: 11, tags: ['x'] },
    ]);
  });

  it('tells of a duplicate key what the key is', async () => {
    await messages.createIndex({ n: 1 }, { unique: true });
    await messages.insertOne({ _id: 'a', n: 1 });
    const refusal = await messages.insertOne({ _id: 'b', n: 1 }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(MongoServerError);
    expect(refusal).toMatchObject({ code: 11000, keyPattern: { n: 1 }, keyValue: { n: 1 } });
  });

  it('keeps ordered bulk writes in order and stops at the first failure', async () => {
    const bulk = messages.bulkWrite([
      { insertOne: { document: { _id: 'a' } } },
      { updateOne: { filter: { _id: 'a' }, update: { $set: { n: 1 } } } },
      { insertOne: { document: { _id: 'a' } } },
      { insertOne: { document: { _id: 'never' } } },
    ]);
    await expect(bulk).rejects.toMatchObject({ code: 11000 });
    expect(await messages.find().toArray()).toEqual([{ _id: 'a', n: 1 }]);
  });

  it('goes on after a failure in unordered bulk writes', async () => {
    const documents = [{ _id: 'a' }, { _id: 'a' }, { _id: 'b' }];
    await expect(messages.insertMany(documents, { ordered: false })).rejects.toMatchObject({ code: 11000 });
    expect(await messages.countDocuments()).toBe(2);
  });

  it('hands out a large result in batches without losing or doubling a document', async () => {
    await messages.insertMany(Array.from({ length: 1000 }, (_, i) => ({ _id: i })));
    const seen: unknown[] = [];
    for await (const { _id } of messages.find().sort({ _id: 1 }).batchSize(7)) seen.push(_id);
    expect(seen).toEqual(Array.from({ length: 1000 }, (_, i) => i));
  });

  it('gives a document of a queue to exactly one of many who claim it', async () => {
    await messages.insertMany(Array.from({ length: 20 }, (_, n) => ({ _id: `job${n}`, n })));
    const claims = await Promise.all(
      Array.from({ length: 30 }, () =>
        messages.findOneAndUpdate({ rid: { $exists: false } }, { $set: { rid: 'taken' } }, { sort: { n: 1 } }),
      ),
    );
    const claimed = claims.flatMap((claim) => claim?._id ?? []);
    expect(new Set(claimed).size).toBe(20);
    expect(claimed).toHaveLength(20);
  });

  it('loses no increment when many write to one document at once', async () => {
    await messages.insertOne({ _id: 'counter', n: 0 });
    await Promise.all(Array.from({ length: 200 }, () => messages.updateOne({ _id: 'counter' }, { $inc: { n: 1 } })));
    expect(await messages.findOne({ _id: 'counter' })).toMatchObject({ n: 200 });
  });

  it('takes writes that want no answer', async () => {
    await messages.insertOne({ _id: 'quiet' }, { writeConcern: { w: 0 } });
    expect(await until('the document', () => messages.findOne({ _id: 'quiet' }).then((one) => one ?? false))).toEqual({
      _id: 'quiet',
    });
  });

  it('takes documents of the largest size and refuses larger ones', async () => {
    const raw = db.collection<{ _id: number; s: string }>('large');
    const room = 16 * 1024 * 1024 - 22;
    await raw.insertOne({ _id: 1, s: 'x'.repeat(room - 4) });
    await expect(raw.updateOne({ _id: 1 }, { $set: { t: 'x'.repeat(100) } })).rejects.toMatchObject({ code: 17419 });
  });

  it('changes every document of a large update once', async () => {
    await messages.insertMany(Array.from({ length: 3_000 }, (_, n) => ({ _id: n, n })));
    await messages.createIndex({ n: 1 });
    const { modifiedCount } = await messages.updateMany({ n: { $gte: 0 } }, { $inc: { n: 5_000 } });
    expect(modifiedCount).toBe(3_000);
    expect(await messages.countDocuments({ n: { $gte: 5_000, $lt: 8_000 } })).toBe(3_000);
  });

  it('keeps a capped collection within its cap', async () => {
    const capped = await db.createCollection<Message>('latest', { capped: true, size: 100_000, max: 3 });
    await capped.insertMany(Array.from({ length: 10 }, (_, _id) => ({ _id })));
    expect((await capped.find().toArray()).map(({ _id }) => _id)).toEqual([7, 8, 9]);
  });

  it('refuses what it does not have by name', async () => {
    await expect(db.command({ mapReduce: 'messages' })).rejects.toMatchObject({
      code: 59,
      codeName: 'CommandNotFound',
    });
    await expect(db.createCollection('v', { viewOn: 'messages' })).rejects.toThrow(/not supported/);
  });

  it('shows its indexes, collections and databases', async () => {
    await messages.createIndex({ rid: 1, n: -1 }, { name: 'page' });
    expect((await messages.indexes()).map(({ name }) => name)).toEqual(['_id_', 'page']);
    expect((await db.listCollections().toArray()).map(({ name }) => name)).toEqual(['messages']);
    expect((await client.db().admin().listDatabases()).databases.map(({ name }) => name)).toContain('chat');
  });
});
