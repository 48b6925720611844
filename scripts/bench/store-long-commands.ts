import type { Db, Document } from 'mongodb';

/** A command that goes over very many documents. */
export interface LongCommand {
  readonly name: string;
  run(db: Db, size: number): Promise<unknown>;
}

const aggregate =
  (...stages: Document[]): LongCommand['run'] =>
  (db) =>
    db.collection('messages').aggregate(stages, { allowDiskUse: true }).toArray();
const find =
  (filter: Document, sort?: Document): LongCommand['run'] =>
  async (db) => {
    const cursor = db.collection('messages').find(filter, { allowDiskUse: true, ...(sort && { sort }) });
    let count = 0;
    for await (const _ of cursor) count++;
    return count;
  };
const up = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

/** Whatever could hold up others, one of each kind. */
export const longCommands: readonly LongCommand[] = [
  { name: 'scan by regex', run: find({ msg: /nothing like it/i }) },
  { name: 'regex that backtracks', run: find({ msg: /(a+)+b.*(.*)*x$/ }) },
  { name: 'everything, in batches', run: find({}) },
  { name: 'full sort', run: find({}, { msg: -1 }) },
  { name: 'count by filter', run: (db) => db.collection('messages').countDocuments({ 'u.username': 'user7.name' }) },
  { name: 'distinct, few', run: (db) => db.collection('messages').distinct('u._id') },
  { name: 'distinct, all', run: (db) => db.collection('messages').distinct('msg') },
  {
    name: '$in of 50,000',
    run: (db) =>
      db
        .collection('messages')
        .find({ msg: { $in: up(50_000).map((n) => `none ${n}`) } })
        .toArray(),
  },
  {
    name: '$in of 50,000 by index',
    run: (db) =>
      db
        .collection<{ _id: string }>('messages')
        .find({ _id: { $in: up(50_000).map((n) => `none ${n}`) } })
        .toArray(),
  },
  { name: '$nor of 500', run: find({ $nor: up(500).map((n) => ({ [`f${n % 7}`]: n })) }) },
  { name: '$group, few', run: aggregate({ $group: { _id: '$u._id', n: { $sum: 1 }, last: { $max: '$ts' } } }) },
  { name: '$group, all', run: aggregate({ $group: { _id: '$msg', n: { $sum: 1 }, all: { $push: '$ts' } } }) },
  {
    name: '$group into one array',
    run: aggregate({ $group: { _id: null, all: { $push: '$ts' } } }, { $project: { n: { $size: '$all' } } }),
  },
  {
    name: '$group into one set',
    run: aggregate({ $group: { _id: null, all: { $addToSet: '$_id' } } }, { $project: { n: { $size: '$all' } } }),
  },
  { name: '$sort behind $project', run: aggregate({ $project: { msg: 1 } }, { $sort: { msg: -1 } }) },
  {
    name: '$unwind of 2,000 each',
    run: aggregate(
      { $limit: 50 },
      { $set: { all: { $range: [0, 2_000] } } },
      { $unwind: '$all' },
      { $group: { _id: '$all', n: { $sum: 1 } } },
    ),
  },
  {
    name: 'an array of 200,000',
    run: aggregate(
      { $limit: 1 },
      { $project: { n: { $size: { $map: { input: { $range: [0, 200_000] }, in: { $add: ['$$this', 1] } } } } } },
    ),
  },
  {
    name: '$reduce of 200,000',
    run: aggregate(
      { $limit: 1 },
      {
        $project: {
          n: { $reduce: { input: { $range: [0, 200_000] }, initialValue: 0, in: { $add: ['$$value', '$$this'] } } },
        },
      },
    ),
  },
  {
    name: '$lookup',
    run: aggregate(
      { $limit: 20_000 },
      { $lookup: { from: 'messages', localField: '_id', foreignField: '_id', as: 'again' } },
      { $match: { again: { $size: 0 } } },
    ),
  },
  {
    name: '$lookup of a thousand each',
    run: aggregate(
      { $limit: 300 },
      { $lookup: { from: 'messages', localField: 'rid', foreignField: 'rid', as: 'all' } },
      { $match: { all: { $size: 0 } } },
    ),
  },
  {
    name: '$facet',
    run: aggregate({
      $facet: { a: [{ $group: { _id: '$rid' } }, { $count: 'n' }], b: [{ $sort: { msg: 1 } }, { $limit: 10 }] },
    }),
  },
  { name: '$bucketAuto', run: aggregate({ $bucketAuto: { groupBy: '$ts', buckets: 10 } }) },
  {
    name: '$setWindowFields',
    run: aggregate(
      {
        $setWindowFields: {
          partitionBy: '$rid',
          sortBy: { ts: 1 },
          output: { n: { $sum: 1, window: { documents: ['unbounded', 'current'] } } },
        },
      },
      { $match: { n: 0 } },
    ),
  },
  {
    name: '$setWindowFields, one partition',
    run: aggregate(
      { $setWindowFields: { sortBy: { ts: 1 }, output: { n: { $sum: 1, window: { documents: [-50, 50] } } } } },
      { $match: { n: 0 } },
    ),
  },
  { name: '$sample', run: aggregate({ $sample: { size: 1_000 } }) },
  { name: '$out', run: aggregate({ $limit: 20_000 }, { $out: 'copy' }) },
  { name: '$merge', run: aggregate({ $limit: 10_000 }, { $merge: 'merged' }) },
  {
    name: 'insertMany of 100,000',
    run: (db) => db.collection('inserted').insertMany(up(100_000).map((n) => ({ n, text: 'x'.repeat(100) }))),
  },
  {
    name: 'insert of 3 documents of 15 MB',
    run: (db) => db.collection('large').insertMany(up(3).map(() => ({ text: 'x'.repeat(15_000_000) }))),
  },
  { name: 'insert of 1,000,000 numbers', run: (db) => db.collection('large').insertOne({ all: up(1_000_000) }) },
  { name: 'read of those', run: (db) => db.collection('large').find().toArray() },
  { name: 'createIndex', run: (db) => db.collection('messages').createIndex({ msg: 1 }) },
  { name: 'updateMany', run: (db) => db.collection('messages').updateMany({}, { $set: { seen: true } }) },
  {
    name: 'updateMany by index',
    run: (db) => db.collection('messages').updateMany({ rid: /^room/ }, { $inc: { reads: 1 } }),
  },
  { name: 'a transaction of 2,000', run: transaction },
  {
    name: '$push $sort of 100,000',
    run: (db) =>
      db
        .collection('arrays')
        .updateOne({ _id: 1 as never }, { $push: { a: { $each: up(100_000), $sort: -1 } } } as never, { upsert: true }),
  },
  { name: 'deleteMany', run: (db) => db.collection('inserted').deleteMany({}) },
  {
    name: 'drop',
    run: async (db) => {
      await db.collection('copy').drop();
      await db.collection('messages').dropIndexes();
    },
  },
];

async function transaction(db: Db): Promise<void> {
  const session = db.client.startSession();
  await db.createCollection('within').catch(() => undefined);
  await session.withTransaction(() =>
    db.collection('within').insertMany(
      up(2_000).map((n) => ({ n })),
      { session },
    ),
  );
  await session.endSession();
}
