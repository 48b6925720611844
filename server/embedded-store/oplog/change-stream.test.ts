import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Timestamp } from 'mongodb';
import { MongoClient, type ChangeStream, type ChangeStreamDocument, type Collection } from 'mongodb';
import { startStore, type TestStore } from '../testing/start-store.ts';
import { until } from '../testing/until.ts';
import { trimLog } from './trim.ts';

interface Item {
  _id: number;
  n?: number;
  text?: string;
}

type Event = ChangeStreamDocument<Item>;

const START_OPTIONS = ['resumeAfter', 'startAfter', 'startAtOperationTime'];

describe('change streams of the driver', () => {
  let store: TestStore;
  let client: MongoClient;
  let items: Collection<Item>;
  const open: ChangeStream<Item>[] = [];

  beforeAll(async () => {
    store = await startStore();
    client = await MongoClient.connect(store.url);
  });

  beforeEach(async () => {
    items = client.db('watch').collection<Item>('items');
    await items.drop();
    await items.insertOne({ _id: 0 });
  });

  afterAll(async () => {
    await Promise.all(open.map((stream) => stream.close()));
    await client.close();
    await store.stop();
  });

  /** A stream that is open on the server when this resolves, so that nothing written afterwards is missed. */
  async function watch(options = {}, pipeline: object[] = [], of = items): Promise<ChangeStream<Item>> {
    const stream = of.watch(pipeline, { maxAwaitTimeMS: 50, ...options });
    open.push(stream as ChangeStream<Item>);
    // One that starts somewhere else than now has its first events already.
    if (!START_OPTIONS.some((name) => name in options)) await stream.tryNext();
    return stream as ChangeStream<Item>;
  }

  async function take(stream: ChangeStream<Item>, count: number): Promise<Event[]> {
    const events: Event[] = [];
    await until(`${count} events`, async () => {
      const event = await stream.tryNext();
      if (event) events.push(event);
      return events.length >= count;
    });
    return events;
  }

  const kinds = (events: Event[]): string[] => events.map(({ operationType }) => operationType);

  it('tells every change once, in order', async () => {
    const stream = await watch();
    await items.insertOne({ _id: 1, n: 1 });
    await items.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await items.replaceOne({ _id: 1 }, { text: 'new' });
    await items.deleteOne({ _id: 1 });
    expect(kinds(await take(stream, 4))).toEqual(['insert', 'update', 'replace', 'delete']);
    expect(await stream.tryNext()).toBeNull();
  });

  it('resumes after any event with the next one', async () => {
    const stream = await watch();
    await items.insertMany([1, 2, 3].map((_id) => ({ _id })));
    const [first] = await take(stream, 3);
    const resumed = await watch({ resumeAfter: first?._id });
    const rest = await take(resumed, 2);
    expect(rest.map((event) => 'documentKey' in event && event.documentKey._id)).toEqual([2, 3]);
  });

  it('starts at the time of an operation with that operation', async () => {
    const stream = await watch();
    await items.insertMany([{ _id: 1 }, { _id: 2 }]);
    const [, second] = await take(stream, 2);
    const [event] = await take(await watch({ startAtOperationTime: second?.clusterTime as Timestamp }), 1);
    expect(event).toMatchObject({ documentKey: { _id: 2 } });
  });

  it('shows the document as it is now to those who ask, and null when it is gone', async () => {
    await items.insertOne({ _id: 1, n: 1 });
    const stream = await watch({ fullDocument: 'updateLookup' });
    await items.updateOne({ _id: 1 }, { $set: { n: 2 } });
    expect((await take(stream, 1))[0]).toMatchObject({ fullDocument: { _id: 1, n: 2 } });
    const behind = await watch({ fullDocument: 'updateLookup' });
    await items.updateOne({ _id: 1 }, { $set: { n: 3 } });
    await items.deleteOne({ _id: 1 });
    expect((await take(behind, 2))[0]).toMatchObject({ operationType: 'update', fullDocument: null });
  });

  it('does not show a document of a later collection of the same name', async () => {
    await items.insertOne({ _id: 1, n: 1 });
    const all = client.db('watch').watch([], { maxAwaitTimeMS: 50, fullDocument: 'updateLookup' });
    const stream = all as unknown as ChangeStream<Item>;
    open.push(stream);
    await all.tryNext();
    await items.updateOne({ _id: 1 }, { $set: { n: 2 } });
    await items.drop();
    await items.insertOne({ _id: 1, n: 9 });
    expect((await take(stream, 1))[0]).toMatchObject({ operationType: 'update', fullDocument: null });
  });

  it('shows what was before, where the collection keeps that', async () => {
    await client.db('watch').command({ collMod: 'items', changeStreamPreAndPostImages: { enabled: true } });
    await items.insertOne({ _id: 1, n: 1 });
    const stream = await watch({ fullDocumentBeforeChange: 'required' });
    await items.updateOne({ _id: 1 }, { $set: { n: 2 } });
    await items.deleteOne({ _id: 1 });
    const [update, removal] = await take(stream, 2);
    expect(update).toMatchObject({ fullDocumentBeforeChange: { _id: 1, n: 1 } });
    expect(removal).toMatchObject({ fullDocumentBeforeChange: { _id: 1, n: 2 } });
  });

  it('tells only what its pipeline lets through, and resumes past the rest', async () => {
    const stream = await watch({}, [{ $match: { 'fullDocument.n': { $gte: 2 } } }, { $project: { documentKey: 1 } }]);
    await items.insertMany([1, 2, 3].map((n) => ({ _id: n, n })));
    const events = await take(stream, 2);
    expect(events.map((event) => Object.keys(event))).toEqual([
      ['_id', 'documentKey'],
      ['_id', 'documentKey'],
    ]);
  });

  it('hears of a whole database, and of other collections only then', async () => {
    const other = client.db('watch').collection<Item>('others');
    const all = client.db('watch').watch([], { maxAwaitTimeMS: 50 });
    open.push(all as unknown as ChangeStream<Item>);
    await all.tryNext();
    const one = await watch();
    await other.insertOne({ _id: Date.now() });
    await items.insertOne({ _id: 1 });
    expect((await take(all as unknown as ChangeStream<Item>, 2)).map((event) => 'ns' in event && event.ns)).toEqual([
      { db: 'watch', coll: 'others' },
      { db: 'watch', coll: 'items' },
    ]);
    expect((await take(one, 1))[0]).toMatchObject({ documentKey: { _id: 1 } });
  });

  it('ends with an invalidate when its collection is dropped, after which a new stream can start', async () => {
    const stream = await watch();
    await items.drop();
    const [drop, invalidate] = await take(stream, 2);
    expect([drop?.operationType, invalidate?.operationType]).toEqual(['drop', 'invalidate']);
    const resumed = await watch({ resumeAfter: drop?._id });
    expect(kinds(await take(resumed, 1))).toEqual(['invalidate']);
    const after = await watch({ startAfter: invalidate?._id });
    await items.insertOne({ _id: 5 });
    expect((await take(after, 1))[0]).toMatchObject({ documentKey: { _id: 5 } });
  });

  it('tells nothing of a collection after its drop, even when an update of it was under way', async () => {
    await items.insertMany(Array.from({ length: 3_000 }, (_, i) => ({ _id: i + 1 })));
    const all = client.db('watch').watch([], { maxAwaitTimeMS: 50 });
    const stream = all as unknown as ChangeStream<Item>;
    open.push(stream);
    await all.tryNext();
    await Promise.all([items.updateMany({}, { $set: { n: 1 } }), items.drop()]);
    await client.db('watch').collection<Item>('others').insertOne({ _id: Date.now() });
    const told: string[] = [];
    while (told.at(-1) !== 'insert') told.push(...kinds(await take(stream, 1)));
    expect(told.slice(told.indexOf('drop'))).toEqual(['drop', 'insert']);
  });

  it('gives all writes of a transaction one time', async () => {
    const stream = await watch();
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await items.insertOne({ _id: 1 }, { session });
        await items.insertOne({ _id: 2 }, { session });
      }),
    );
    const [first, second] = await take(stream, 2);
    expect(first?.clusterTime).toEqual(second?.clusterTime);
    expect(first).toMatchObject({ txnNumber: expect.anything(), lsid: expect.anything() });
  });

  it('says so when the place to resume at has been trimmed away (286)', async () => {
    const stream = await watch();
    await items.insertOne({ _id: 1 });
    const [event] = await take(stream, 1);
    await items.insertOne({ _id: 2 });
    const [last] = await take(stream, 1);
    const { engine } = store.server;
    await trimLog(engine.store, engine.log, { maxAgeSeconds: 3600, maxBytes: 0 }, new Date());
    const lost = items.watch([], { resumeAfter: event?._id });
    open.push(lost);
    const refusal = await lost.next().catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: 286 });
    // Who has read everything has lost nothing.
    await items.insertOne({ _id: 3 });
    expect((await take(await watch({ resumeAfter: last?._id }), 1))[0]).toMatchObject({ documentKey: { _id: 3 } });
  });

  it('holds the law of delivery: what a stream told, applied to nothing, is the collection', async () => {
    const stream = await watch({ fullDocument: 'updateLookup' });
    await items.deleteMany({});
    const random = seeded(7);
    let writes = 0;
    for (let i = 0; i < 150; i++) {
      const _id = random(20);
      const done = await [
        async () => (await items.updateOne({ _id }, { $inc: { n: 1 } }, { upsert: true })).matchedCount >= 0,
        async () => (await items.replaceOne({ _id }, { text: `t${i}` })).modifiedCount > 0,
        async () => (await items.deleteOne({ _id })).deletedCount > 0,
      ][random(3)]?.();
      if (done) writes++;
    }
    await items.insertOne({ _id: 1000 });
    const copy = new Map<number, Item>();
    for (let last = 0; last !== 1000;) {
      const [event] = await take(stream, 1);
      if (!event || !('documentKey' in event)) continue;
      last = event.documentKey._id;
      if (event.operationType === 'delete') copy.delete(last);
      else if ('fullDocument' in event && event.fullDocument) copy.set(last, event.fullDocument);
    }
    expect(writes).toBeGreaterThan(0);
    expect([...copy.values()].sort((a, b) => a._id - b._id)).toEqual(await items.find().sort({ _id: 1 }).toArray());
  });
});

/** Whole numbers below `most`, the same ones in each run. */
function seeded(seed: number): (most: number) => number {
  let state = seed;
  return (most) => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return Math.floor((state / 2 ** 31) * most);
  };
}
