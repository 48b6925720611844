import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BSON, MongoClient, type Collection } from 'mongodb';
import { openConnection } from '../testing/raw-connection.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';

interface Item {
  _id: number;
  n: number;
}

describe('writes that are tried again', () => {
  let store: TestStore;
  let client: MongoClient;
  let items: Collection<Item>;

  beforeAll(async () => {
    store = await startStore();
    client = await MongoClient.connect(store.url);
    items = client.db('t').collection<Item>('items');
  });

  beforeEach(async () => {
    await items.deleteMany({});
    await items.insertOne({ _id: 1, n: 0 });
  });

  afterEach(() => failNext('off'));

  afterAll(async () => {
    await client.close();
    await store.stop();
  });

  async function failNext(mode: object | 'off', data = {}): Promise<void> {
    await client.db('admin').command({ configureFailPoint: 'failCommand', mode, data });
  }

  it.each([
    ['the connection breaks', { closeConnection: true }],
    ['the server shuts down', { errorCode: 91 }],
    ['the disk was full for a moment', { errorCode: 14031 }],
  ])('succeed by the driver alone when %s once', async (_, failure) => {
    await failNext({ times: 1 }, { failCommands: ['update'], ...failure });
    await items.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect(await items.findOne({ _id: 1 })).toEqual({ _id: 1, n: 1 });
  });

  it('are not repeated where the failure is final', async () => {
    await failNext({ times: 1 }, { failCommands: ['update'], errorCode: 2 });
    await expect(items.updateOne({ _id: 1 }, { $inc: { n: 1 } })).rejects.toMatchObject({ code: 2 });
    expect(await items.findOne({ _id: 1 })).toEqual({ _id: 1, n: 0 });
  });

  it('are done once, whatever the command, and answered the same', async () => {
    const raw = await openConnection({ path: store.socketPath });
    const lsid = { id: new BSON.UUID() };
    const commands = [
      { insert: 'items', documents: [{ _id: 2, n: 0 }, { _id: 1 }, { _id: 3, n: 0 }], ordered: false },
      { update: 'items', updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } } }] },
      { update: 'items', updates: [{ q: { _id: 9 }, u: { $inc: { n: 1 } }, upsert: true }] },
      { findAndModify: 'items', query: { _id: 2 }, update: { $inc: { n: 5 } } },
      { delete: 'items', deletes: [{ q: { n: { $gte: 5 } }, limit: 1 }] },
    ];
    for (const [i, command] of commands.entries()) {
      const numbered = { ...command, lsid, txnNumber: BSON.Long.fromNumber(i + 1), $db: 't' };
      const { operationTime: _o, $clusterTime: _c, ...first } = await raw.command(numbered);
      expect(await raw.command(numbered)).toMatchObject(first);
    }
    raw.end();
    expect(await items.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 1, n: 1 },
      { _id: 3, n: 0 },
      { _id: 9, n: 1 },
    ]);
  });
});
