import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Long, MongoClient, UUID, type ClientSession, type Collection } from 'mongodb';
import { sweepIdle } from '../server/housekeeping.ts';
import { openConnection } from '../testing/raw-connection.ts';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { turnClock } from '../turns/turn.ts';
import { IDLE_TRANSACTION_MS } from './session-registry.ts';

interface Account {
  _id: string;
  n: number;
}

describe('transactions of the driver', () => {
  let store: TestStore;
  let client: MongoClient;
  let accounts: Collection<Account>;

  beforeAll(async () => {
    store = await startStore();
    client = await MongoClient.connect(store.url);
    accounts = client.db('bank').collection<Account>('accounts');
  });

  beforeEach(async () => {
    await accounts.deleteMany({});
    await accounts.insertMany([
      { _id: 'ann', n: 100 },
      { _id: 'bob', n: 100 },
    ]);
  });

  afterAll(async () => {
    await client.close();
    await store.stop();
  });

  function begun(): ClientSession {
    const session = client.startSession();
    session.startTransaction();
    return session;
  }

  it('shows its writes to nobody else before it commits, and all of them after', async () => {
    const session = begun();
    await accounts.updateOne({ _id: 'ann' }, { $inc: { n: -10 } }, { session });
    await accounts.updateOne({ _id: 'bob' }, { $inc: { n: 10 } }, { session });
    expect(await accounts.findOne({ _id: 'ann' }, { session })).toMatchObject({ n: 90 });
    expect(await accounts.findOne({ _id: 'ann' })).toMatchObject({ n: 100 });
    await session.commitTransaction();
    expect(await accounts.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'ann', n: 90 },
      { _id: 'bob', n: 110 },
    ]);
    await session.endSession();
  });

  describe('and unique keys', () => {
    it('are free again once its own writes have given them up', async () => {
      await accounts.createIndex({ n: 1 }, { unique: true, partialFilterExpression: { n: { $gt: 1_000 } } });
      await accounts.updateOne({ _id: 'ann' }, { $set: { n: 2_000 } });
      const session = begun();
      await accounts.deleteOne({ _id: 'bob' }, { session });
      await accounts.insertOne({ _id: 'bob', n: 5 }, { session });
      await accounts.updateOne({ _id: 'ann' }, { $set: { n: 3_000 } }, { session });
      await accounts.insertOne({ _id: 'cy', n: 2_000 }, { session });
      await session.commitTransaction();
      expect(await accounts.find().sort({ _id: 1 }).toArray()).toEqual([
        { _id: 'ann', n: 3_000 },
        { _id: 'bob', n: 5 },
        { _id: 'cy', n: 2_000 },
      ]);
      await session.endSession();
      await accounts.dropIndexes();
    });

    it('are taken by its own earlier statements', async () => {
      const session = begun();
      await accounts.insertOne({ _id: 'cy', n: 1 }, { session });
      await expect(accounts.insertOne({ _id: 'cy', n: 2 }, { session })).rejects.toMatchObject({ code: 11000 });
      await session.endSession();
      expect(await accounts.countDocuments()).toBe(2);
    });

    it('that somebody else has taken meanwhile are a conflict at its end', async () => {
      const session = begun();
      await accounts.insertOne({ _id: 'cy', n: 1 }, { session });
      await accounts.insertOne({ _id: 'cy', n: 2 });
      await expect(session.commitTransaction()).rejects.toMatchObject({ code: 112 });
      await session.endSession();
      expect(await accounts.findOne({ _id: 'cy' })).toEqual({ _id: 'cy', n: 2 });
    });

    it('are looked at once for each write, however many statements there are', async () => {
      const session = begun();
      const before = store.server.engine.store.statistics().commits;
      for (let n = 0; n < 200; n++) await accounts.insertOne({ _id: `many ${n}`, n }, { session });
      expect(store.server.engine.store.statistics().commits).toBe(before);
      await session.commitTransaction();
      expect(await accounts.countDocuments()).toBe(202);
      await session.endSession();
    });
  });

  it('leaves nothing behind when it is aborted', async () => {
    const session = begun();
    await accounts.insertOne({ _id: 'cy', n: 1 }, { session });
    await accounts.deleteOne({ _id: 'ann' }, { session });
    await session.abortTransaction();
    expect(await accounts.countDocuments()).toBe(2);
    await session.endSession();
  });

  it('reads one snapshot, whatever others write meanwhile', async () => {
    const session = begun();
    await accounts.findOne({ _id: 'ann' }, { session });
    await accounts.updateOne({ _id: 'bob' }, { $set: { n: 0 } });
    expect(await accounts.findOne({ _id: 'bob' }, { session })).toMatchObject({ n: 100 });
    await session.endSession();
  });

  it('is seen as a whole or not at all, however many writes it has, while others read between them', async () => {
    const many = Array.from({ length: 400 }, (_, n) => ({ _id: `new${n}`, n }));
    const seen = new Set<string>();
    const session = begun();
    await accounts.insertMany(many, { session });
    await accounts.deleteOne({ _id: 'bob' }, { session });
    turnClock.setSliceMs(0);
    let isUnderWay = true;
    let reads = 0;
    const committing = session.commitTransaction().finally(() => (isUnderWay = false));
    while (isUnderWay) {
      const [documents, counted, keys] = await Promise.all([
        accounts.find().toArray(),
        accounts.estimatedDocumentCount(),
        accounts.countDocuments({ _id: { $gte: 'a' } }),
      ]);
      for (const count of [documents.length, keys]) seen.add(count === 2 || count === 401 ? 'whole' : `${count}`);
      if (counted !== 2 && counted !== 401) seen.add(`${counted} counted`);
      reads++;
    }
    await committing;
    turnClock.setSliceMs();
    await session.endSession();
    expect([...seen]).toEqual(['whole']);
    expect(reads).toBeGreaterThan(3);
    expect(await accounts.countDocuments()).toBe(401);
  });

  it('refuses the second of two that change one document, so that it may be tried again', async () => {
    const [first, second] = [begun(), begun()];
    await accounts.updateOne({ _id: 'ann' }, { $inc: { n: 1 } }, { session: first });
    const clash = await accounts
      .updateOne({ _id: 'ann' }, { $inc: { n: 1 } }, { session: second })
      .catch((error: unknown) => error);
    expect(clash).toMatchObject({ code: 112 });
    expect((clash as { hasErrorLabel(label: string): boolean }).hasErrorLabel('TransientTransactionError')).toBe(true);
    await first.commitTransaction();
    expect(await accounts.findOne({ _id: 'ann' })).toMatchObject({ n: 101 });
    await Promise.all([first.endSession(), second.endSession()]);
  });

  it('keeps the sum when many transfers run at once and are tried again', async () => {
    const transfer = async (from: string, to: string): Promise<void> => {
      await client.withSession((session) =>
        session.withTransaction(async () => {
          await accounts.updateOne({ _id: from }, { $inc: { n: -1 } }, { session });
          await accounts.updateOne({ _id: to }, { $inc: { n: 1 } }, { session });
        }),
      );
    };
    await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 3 ? transfer('ann', 'bob') : transfer('bob', 'ann'))));
    expect(await accounts.find().sort({ _id: 1 }).toArray()).toEqual([
      { _id: 'ann', n: 96 },
      { _id: 'bob', n: 104 },
    ]);
  });

  it('makes a write outside wait until the transaction ends', async () => {
    const session = begun();
    await accounts.updateOne({ _id: 'ann' }, { $set: { n: 1 } }, { session });
    const outside = accounts.updateOne({ _id: 'ann' }, { $inc: { n: 1 } });
    await session.commitTransaction();
    await outside;
    expect(await accounts.findOne({ _id: 'ann' })).toMatchObject({ n: 2 });
    await session.endSession();
  });

  it('tells a duplicate key where it is met, and gives the transaction up', async () => {
    const session = begun();
    await expect(accounts.insertOne({ _id: 'ann', n: 1 }, { session })).rejects.toMatchObject({ code: 11000 });
    await expect(accounts.findOne({}, { session })).rejects.toMatchObject({ code: 251 });
    await session.endSession();
  });

  it('tells of many documents which one is the duplicate', async () => {
    const session = begun();
    const documents = ['x', 'y', 'ann', 'z'].map((_id) => ({ _id, n: 0 }));
    const refusal = await accounts.insertMany(documents, { session }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 11000, result: { insertedCount: 2 } });
    expect((refusal as { writeErrors: { index: number }[] }).writeErrors.map(({ index }) => index)).toEqual([2]);
    await session.endSession();
    expect(await accounts.countDocuments()).toBe(2);
  });

  it('is given up by a newer write of its session', async () => {
    const raw = await openConnection({ path: store.socketPath });
    const update = {
      update: 'accounts',
      updates: [{ q: { _id: 'ann' }, u: { $inc: { n: 1 } } }],
      lsid: { id: new UUID() },
      $db: 'bank',
    };
    await raw.command({ ...update, txnNumber: Long.fromNumber(1), startTransaction: true, autocommit: false });
    expect(await raw.command({ ...update, txnNumber: Long.fromNumber(2) })).toHaveProperty('nModified');
    raw.end();
    expect(await accounts.findOne({ _id: 'ann' })).toMatchObject({ n: 101 });
  });

  it('cannot commit into a collection that was dropped meanwhile', async () => {
    const gone = client.db('bank').collection<Account>('gone');
    await gone.insertOne({ _id: 'x', n: 1 });
    const session = begun();
    await gone.updateOne({ _id: 'x' }, { $set: { n: 2 } }, { session });
    await gone.drop();
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 112 });
    expect(await gone.countDocuments()).toBe(0);
    await session.endSession();
  });

  it('is aborted when nobody uses it for a minute', async () => {
    const session = begun();
    await accounts.updateOne({ _id: 'ann' }, { $set: { n: 1 } }, { session });
    sweepIdle(store.server.engine, Date.now() + IDLE_TRANSACTION_MS + 1);
    await expect(session.commitTransaction()).rejects.toMatchObject({ code: 251 });
    expect(await accounts.findOne({ _id: 'ann' })).toMatchObject({ n: 100 });
    await session.endSession();
  });
});
