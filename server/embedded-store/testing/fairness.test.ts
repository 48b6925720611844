import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient, type Collection, type Db, type Document } from 'mongodb';
import { turnClock } from '../turns/turn.ts';
import { startStore, type TestStore } from './start-store.ts';

const SIZE = 3_200;
/** Steps of work between two looks at the clock, at most. */
const STEP = 16;
const LOOKS = SIZE / STEP;

interface Message {
  _id: number;
  room: number;
  text: string;
  words: number[];
}

/** Takes thousands of rounds for a single document. */
const slowly = { $map: { input: { $range: [0, 20_000] }, in: { $add: ['$$this', '$_id'] } } };

const upTo = (count: number): number[] => Array.from({ length: count }, (_, n) => n);
const plus = { $add: ['$$value', '$$this'] };

/** Commands that go over everything, and in how many turns at least when every look at the clock ends one. */
const commands: Readonly<
  Record<string, { turns: number; run(messages: Collection<Message>, db: Db): Promise<unknown> }>
> = {
  'a scan': { turns: LOOKS, run: (messages) => messages.findOne({ text: /nothing like it/ }) },
  'a search by what no index has': { turns: LOOKS, run: (messages) => messages.countDocuments({ text: 'no' }) },
  'a sort': { turns: 2 * LOOKS, run: (messages) => messages.find().sort({ text: -1 }).toArray() },
  'the first of a sort': {
    turns: LOOKS + 2,
    run: (messages) => messages.find().sort({ text: -1 }).limit(3_000).toArray(),
  },
  'distinct values': { turns: 2 * LOOKS, run: (messages) => messages.distinct('text') },
  'a long list of values': {
    turns: 5_000 / STEP,
    run: (messages) => messages.find({ text: { $in: longList } }).toArray(),
  },
  'a long list of keys': {
    turns: 2 * (5_000 / STEP),
    run: (messages) => messages.find({ _id: { $in: longList.map((_, i) => -1 - i) } }).toArray(),
  },
  $group: { turns: 2 * LOOKS, run: piped({ $group: { _id: '$text', all: { $push: '$room' } } }) },
  'a later $sort': { turns: 2 * LOOKS, run: piped({ $set: { more: 1 } }, { $sort: { text: -1 } }) },
  $unwind: { turns: 3 * LOOKS, run: piped({ $unwind: '$words' }, { $match: { words: -1 } }) },
  '$unwind of one large array': {
    turns: 50_000 / STEP,
    run: piped({ $limit: 1 }, { $set: { all: { $range: [0, 50_000] } } }, { $unwind: '$all' }, { $match: { all: -1 } }),
  },
  'one large expression': {
    turns: 5,
    run: piped({ $limit: 1 }, { $project: { n: { $size: slowly } } }),
  },
  'one large group': {
    turns: 5,
    run: piped({ $limit: 1 }, { $group: { _id: { $size: slowly } } }),
  },
  'an expression in a filter': {
    turns: 5,
    run: (messages) => messages.findOne({ _id: 7, $expr: { $eq: [{ $size: slowly }, 1] } }),
  },
  'an expression in a projection': {
    turns: 5,
    run: (messages) => messages.findOne({ _id: 7 }, { projection: { n: { $size: slowly } } }),
  },
  'a constant expression': {
    turns: 5,
    run: piped({ $limit: 1 }, { $project: { n: { $size: { $setUnion: [{ $range: [0, 50_000] }, []] } } } }),
  },
  'one large answer': {
    turns: 5,
    run: piped({ $limit: 1 }, { $project: { all: { $range: [0, 50_000] } } }),
  },
  $lookup: {
    turns: 2 * LOOKS,
    run: piped(
      { $lookup: { from: 'messages', localField: '_id', foreignField: '_id', as: 'same' } },
      { $match: { same: { $size: 0 } } },
    ),
  },
  $facet: {
    turns: 3 * LOOKS,
    run: piped({ $facet: { a: [{ $sort: { text: 1 } }], b: [{ $count: 'n' }] } }, { $unset: 'a' }),
  },
  $bucketAuto: { turns: 3 * LOOKS, run: piped({ $bucketAuto: { groupBy: '$_id', buckets: 4 } }) },
  $setWindowFields: {
    turns: 4 * LOOKS,
    run: piped(
      { $setWindowFields: { partitionBy: '$room', sortBy: { text: 1 }, output: { n: { $sum: '$_id' } } } },
      { $match: { n: -1 } },
    ),
  },
  $sample: { turns: LOOKS, run: piped({ $sample: { size: 3_000 } }, { $count: 'n' }) },
  $out: { turns: SIZE, run: piped({ $out: 'copied' }) },
  $merge: { turns: SIZE, run: piped({ $merge: { into: 'copied', whenMatched: 'replace' } }) },
  'an update of many': { turns: SIZE, run: (messages) => messages.updateMany({}, { $set: { seen: true } }) },
  'an insert of many': {
    turns: 1_000,
    run: (_, db) => db.collection('inserted').insertMany(Array.from({ length: 1_000 }, (_, n) => ({ n }))),
  },
  'many updates at once': {
    turns: 500,
    run: (messages) =>
      messages.bulkWrite(
        Array.from({ length: 500 }, (_, _id) => ({ updateOne: { filter: { _id }, update: { $inc: { room: 1 } } } })),
      ),
  },
  'a large upsert': {
    turns: 10,
    run: (_, db) =>
      db
        .collection<{ _id: number; all: number[] }>('arrays')
        .updateOne({ _id: 1 }, { $push: { all: { $each: upTo(50_000), $sort: -1 } } }, { upsert: true }),
  },
  'an update of a large document': {
    turns: 10,
    run: (_, db) =>
      db.collection<{ _id: number; all: number[] }>('arrays').updateOne({ _id: 1 }, { $push: { all: -1 } }),
  },
  'an update of a large document by an expression': {
    turns: 10,
    run: (_, db) =>
      db
        .collection<{ _id: number; all: number[] }>('arrays')
        .updateOne({ _id: 1 }, [{ $set: { sum: { $reduce: { input: '$all', initialValue: 0, in: plus } } } }]),
  },
  'an update of all large documents': {
    turns: 10,
    run: (_, db) => db.collection('arrays').updateMany({}, { $pull: { all: { $lt: 40_000 } } } as never),
  },
  'an index build': { turns: SIZE, run: (messages) => messages.createIndex({ text: 1 }) },
  'a deletion of many': { turns: SIZE, run: (messages) => messages.deleteMany({}) },
};

const longList = Array.from({ length: 5_000 }, (_, n) => `none ${n}`);

function piped(...stages: Document[]): (messages: Collection<Message>) => Promise<unknown> {
  return (messages) => messages.aggregate(stages).toArray();
}

describe('commands that go over very much', () => {
  let store: TestStore;
  let client: MongoClient;
  let db: Db;
  let messages: Collection<Message>;

  beforeAll(async () => {
    store = await startStore();
    client = await MongoClient.connect(store.url);
    db = client.db('fair');
    messages = db.collection<Message>('messages');
    await messages.insertMany(
      Array.from({ length: SIZE }, (_, n) => ({
        _id: n,
        room: n % 10,
        text: `text ${(n * 7919) % SIZE}`,
        words: [1, 2],
      })),
    );
  });

  afterAll(async () => {
    turnClock.setSliceMs();
    await client.close();
    await store.stop();
  });

  for (const [name, { turns, run }] of Object.entries(commands)) {
    it(`let others have their turns: ${name}`, async () => {
      turnClock.setSliceMs(0);
      const before = turnClock.statistics.number;
      try {
        await run(messages, db);
      } finally {
        turnClock.setSliceMs();
      }
      expect(turnClock.statistics.number - before).toBeGreaterThanOrEqual(turns);
    });
  }

  it('find by expressions that go on for long what they mean', async () => {
    turnClock.setSliceMs(0);
    const isWhole = { $eq: [{ $size: { $setUnion: [{ $range: [0, 20_000] }, []] } }, 20_000] };
    const isSlow = { $eq: [{ $size: slowly }, 20_000] };
    const found = (filter: Document): Promise<unknown> => db.collection('expressed').find(filter).toArray();
    await db.collection<{ _id: number }>('expressed').insertMany([{ _id: 1 }, { _id: 2 }, { _id: 3 }]);
    expect(await found({ $expr: { $and: [isWhole, isSlow, { $ne: ['$_id', 2] }] } })).toEqual([{ _id: 1 }, { _id: 3 }]);
    expect(await found({ $expr: { $and: [isSlow, { $gt: [{ $size: slowly }, 20_000] }] } })).toEqual([]);
    await expect(found({ $expr: { $divide: [{ $size: slowly }, { $subtract: ['$_id', 3] }] } })).rejects.toMatchObject({
      code: 2,
    });
    turnClock.setSliceMs();
  });

  it.each([0, undefined])('change large documents as small ones, in slices of %p ms', async (sliceMs) => {
    turnClock.setSliceMs(sliceMs);
    await db.collection('changed').deleteMany({});
    const arrays = db.collection<{ _id: number; all: number[]; sum?: number }>('changed');
    await arrays.updateOne({ _id: 1 }, { $push: { all: { $each: upTo(30_000), $sort: -1 } } }, { upsert: true });
    await arrays.updateOne({ _id: 1 }, { $push: { all: 7 } });
    await arrays.updateOne({ _id: 1 }, [{ $set: { sum: { $sum: '$all' } } }]);
    await arrays.updateOne({ _id: 1 }, { $addToSet: { all: { $each: [...upTo(30_010), ...upTo(30_010)] } } });
    expect(await arrays.findOne()).toEqual({
      _id: 1,
      all: [...upTo(30_000).toReversed(), 7, ...upTo(30_010).slice(30_000)],
      sum: (30_000 * 29_999) / 2 + 7,
    });
    await expect(arrays.updateOne({ _id: 1 }, { $inc: { all: 1 } } as never)).rejects.toMatchObject({ code: 14 });
    const left = await arrays.findOneAndUpdate({}, { $pull: { all: { $gte: 2 } } }, { returnDocument: 'after' });
    expect(left?.all).toEqual([1, 0]);
    turnClock.setSliceMs();
  });

  it('hand out large documents one after the other, each of them once', async () => {
    const large = db.collection<{ _id: number; text: string }>('large');
    await large.insertMany(upTo(5).map((_id) => ({ _id, text: 'x'.repeat(7_000_000) })));
    const found = await large.find().sort({ _id: 1 }).toArray();
    expect(found.map(({ _id, text }) => [_id, text.length])).toEqual(upTo(5).map((_id) => [_id, 7_000_000]));
    expect(await large.find().limit(3).toArray()).toHaveLength(3);
    expect(await large.find().skip(1).batchSize(2).toArray()).toHaveLength(4);
  });

  it('tell operators how long turns have been', async () => {
    const { embedded } = await client.db('admin').command({ serverStatus: 1, resetTurns: true });
    expect(embedded.turns.total).toBeGreaterThan(1_000);
    expect(Object.keys(embedded.turns.byLength)).toContain('upTo10ms');
    const after = await client.db('admin').command({ serverStatus: 1 });
    const counted = (turns: { byLength: Record<string, number> }): number =>
      Object.values(turns.byLength).reduce((sum, count) => sum + count, 0);
    expect(counted(after['embedded'].turns)).toBeLessThan(counted(embedded.turns) / 10);
  });
});
