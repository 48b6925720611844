import { describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { Doc, Int32, type Value } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import {
  Row,
  bareEnvironment,
  compileChangePipeline,
  compilePipeline,
  compileTest,
  compileUpdatePipeline,
  type PipelineHost,
  type Source,
} from './index.ts';

function value(plain: unknown): Value {
  if (Array.isArray(plain)) return plain.map(value);
  if (typeof plain === 'number' && Number.isInteger(plain)) return new Int32(plain);
  if (typeof plain !== 'object' || plain === null || Object.getPrototypeOf(plain) !== Object.prototype)
    return plain as Value;
  return new Doc(Object.keys(plain), Object.values(plain).map(value));
}

const doc = (plain: Record<string, unknown>): Doc => value(plain) as Doc;

/** Collections in memory; notes what was asked of them. */
class Memory implements Pick<PipelineHost, 'read' | 'count' | 'stopIfUnwanted'> {
  readonly asked: Source[] = [];
  counted = 0;
  /** Looks at which the client turns out to be gone. */
  patience = Infinity;

  constructor(readonly collections: Record<string, readonly Doc[]>) {}

  stopIfUnwanted(): void {
    if (--this.patience < 0) throw new Error('nobody waits');
  }

  async *read({ coll = '' }: { coll?: string }, source: Source): AsyncGenerator<Row[]> {
    this.asked.push(source);
    const filter = compileFilter(source.filter, { compileExpression: (each) => compileTest(each, source.env) });
    const found = (this.collections[coll] ?? []).filter((document) => filter.matches(document));
    for (const document of found) yield [Row.ofBytes(encode(document))];
  }

  async count(ns: { coll?: string }, source: Source): Promise<number> {
    this.counted++;
    let count = 0;
    for await (const batch of this.read(ns, source)) count += batch.length;
    return count;
  }
}

async function run(stages: unknown[], memory: Memory): Promise<Doc[]> {
  const pipeline = compilePipeline(value(stages), { db: 'd', coll: 'c' }, bareEnvironment());
  const found: Doc[] = [];
  for await (const batch of pipeline.run(memory as Partial<PipelineHost> as PipelineHost))
    for (const row of batch) found.push(row.doc);
  return found;
}

const people = [
  { _id: 1, name: 'ann', room: 'a', age: 30 },
  { _id: 2, name: 'bob', room: 'b', age: 20 },
  { _id: 3, name: 'cy', room: 'a', age: 40 },
].map(doc);
const rooms = [doc({ _id: 'a', title: 'first' }), doc({ _id: 'b', title: 'second' })];
const memory = (): Memory => new Memory({ c: people, rooms });

function code(run: () => unknown): unknown {
  try {
    return run();
  } catch (error) {
    return (error as { code: number }).code;
  }
}

describe('what a collection is asked', () => {
  const leading = (stages: unknown[]) =>
    compilePipeline(value(stages), { db: 'd', coll: 'c' }, bareEnvironment()).leading;

  it('holds the first matches, one sort, one skip and one limit', () => {
    const stages = [
      { $match: { a: 1 } },
      { $match: { b: 1 } },
      { $sort: { c: 1 } },
      { $skip: 2 },
      { $limit: 3 },
      { $limit: 1 },
    ];
    expect(leading(stages)).toEqual({
      filter: doc({ $and: [{ a: 1 }, { b: 1 }] }),
      sort: doc({ c: 1 }),
      skip: 2,
      limit: 3,
    });
  });

  it('leaves the rest of the stages, which explain shows as they were written', () => {
    const stages = value([{ $match: { a: 1 } }, { $count: 'n' }, { $limit: 1 }]) as Doc[];
    expect(compilePipeline(stages, { db: 'd', coll: 'c' }, bareEnvironment()).rest).toEqual(stages.slice(1));
  });

  it('does not hold a sort that comes after a limit', () => {
    expect(leading([{ $limit: 3 }, { $sort: { c: 1 } }])).toEqual({ filter: doc({}), limit: 3 });
  });

  it('holds what a $expr on the variables of a $lookup implies, so that an index can be used', async () => {
    const store = memory();
    const pipeline = [{ $match: { $expr: { $eq: ['$room', '$$id'] } } }, { $sort: { age: -1 } }, { $limit: 1 }];
    const lookup = { $lookup: { from: 'c', let: { id: '$_id' }, pipeline, as: 'oldest' } };
    await run([{ $limit: 1 }, { $set: { _id: 'a' } }, lookup], store);
    const filter = doc({ $and: [pipeline[0]?.['$match'] as Record<string, unknown>, { room: { $eq: 'a' } }] });
    expect(store.asked[1]).toMatchObject({ filter, sort: doc({ age: -1 }), limit: 1 });
  });

  it('is only a count when a group does nothing else', async () => {
    const store = memory();
    expect(await run([{ $match: { room: 'a' } }, { $group: { _id: 1, n: { $sum: 1 } } }], store)).toEqual([
      doc({ _id: 1, n: 2 }),
    ]);
    expect(store.counted).toBe(1);
  });

  it('is counted as nothing, not as zero, when nothing matches', async () => {
    expect(await run([{ $match: { room: 'z' } }, { $count: 'n' }], memory())).toEqual([]);
  });
});

describe('a pipeline', () => {
  it('leaves documents that nobody changes as they are stored', async () => {
    const pipeline = compilePipeline(
      value([{ $match: { age: { $gt: 20 } } }, { $redact: '$$KEEP' }]),
      { db: 'd', coll: 'c' },
      bareEnvironment(),
    );
    for await (const [row] of pipeline.run(memory() as Partial<PipelineHost> as PipelineHost))
      expect(row?.bytes).toBeInstanceOf(Buffer);
  });

  it('ends inside of a stage that makes many rows of one, and of a joined pipeline, when nobody waits', async () => {
    const many = { $unwind: '$many' };
    const store = new Memory({ c: [doc({ _id: 1, many: Array.from({ length: 1000 }, (_, i) => i) })] });
    const none = [many, { $match: { $expr: { $eq: ['$many', '$$outer'] } } }, { $limit: 1 }, { $match: { many: -1 } }];
    const stages = [many, { $lookup: { from: 'c', let: { outer: '$many' }, pipeline: none, as: 'none' } }];
    store.patience = 100;
    await expect(run([...stages, { $count: 'n' }], store)).rejects.toThrow('nobody waits');
  });

  it('joins by field, and asks for equal values once', async () => {
    const store = memory();
    const stages = [
      { $lookup: { from: 'rooms', localField: 'room', foreignField: '_id', as: 'r' } },
      { $project: { r: { $first: '$r.title' } } },
    ];
    expect(await run(stages, store)).toEqual([
      doc({ _id: 1, r: 'first' }),
      doc({ _id: 2, r: 'second' }),
      doc({ _id: 3, r: 'first' }),
    ]);
    expect(store.asked).toHaveLength(3);
  });

  it('joins by pipeline with the variables of each document', async () => {
    const pipeline = [{ $match: { $expr: { $eq: ['$_id', '$$room'] } } }, { $replaceWith: { t: '$title' } }];
    const stages = [{ $lookup: { from: 'rooms', let: { room: '$room' }, pipeline, as: 'r' } }, { $project: { r: 1 } }];
    const [first, second] = await run(stages, memory());
    expect(first).toEqual(doc({ _id: 1, r: [{ t: 'first' }] }));
    expect(second).toEqual(doc({ _id: 2, r: [{ t: 'second' }] }));
  });

  it('sorts by what arrays hold: upwards by the least, downwards by the greatest', async () => {
    const store = new Memory({ c: [doc({ _id: 1, l: [5, 1] }), doc({ _id: 2, l: 3 }), doc({ _id: 3 })] });
    const ids = async (direction: number) =>
      (await run([{ $limit: 9 }, { $sort: { l: direction } }], store)).map(({ values }) => String(values[0]));
    expect(await ids(1)).toEqual(['3', '1', '2']);
    expect(await ids(-1)).toEqual(['1', '2', '3']);
  });

  it('keeps only as many rows of a sort as a later limit lets through', async () => {
    const store = new Memory({ c: Array.from({ length: 5000 }, (_, i) => doc({ _id: i, n: (i * 7919) % 5000 })) });
    const found = await run(
      [{ $unwind: '$n' }, { $sort: { n: 1 } }, { $skip: 1 }, { $limit: 2 }, { $project: { _id: 0, n: 1 } }],
      store,
    );
    expect(found).toEqual([doc({ n: 1 }), doc({ n: 2 })]);
  });

  it('groups by a document of one part as by the part: what is missing counts as null', async () => {
    const store = new Memory({ c: [doc({ _id: 1 }), doc({ _id: 2, a: null })] });
    const ids = async (_id: unknown) => (await run([{ $group: { _id } }], store)).map((each) => each.get('_id'));
    expect(await ids({ a: '$a' })).toEqual([doc({ a: null })]);
    expect(await ids({ a: '$a', b: '$b' })).toEqual([doc({}), doc({ a: null })]);
  });

  it('walks from null to what holds null, not to what holds nothing', async () => {
    const store = new Memory({
      c: [doc({ _id: 1 }), doc({ _id: 2, a: null }), doc({ _id: 3, a: 1, b: [{ c: [null] }] })],
    });
    const walk = { from: 'c', startWith: 1, connectFromField: 'b.c', connectToField: 'a', as: 'w' };
    const [first] = await run([{ $graphLookup: walk }, { $project: { _id: 0, w: '$w._id' } }], store);
    expect(first).toEqual(doc({ w: [3, 2] }));
  });

  it('projects arrays element by element', async () => {
    const store = new Memory({ c: [doc({ _id: 1, l: [{ a: 1, b: 2 }, 5, [{ a: 3, c: 4 }]] })] });
    expect(await run([{ $project: { _id: 0, 'l.a': 1 } }], store)).toEqual([doc({ l: [{ a: 1 }, [{ a: 3 }]] })]);
    expect(await run([{ $project: { _id: 0, 'l.a': 0 } }], store)).toEqual([doc({ l: [{ b: 2 }, 5, [{ c: 4 }]] })]);
    expect(await run([{ $addFields: { 'l.z': 0 } }, { $project: { _id: 0 } }], store)).toEqual([
      doc({ l: [{ a: 1, b: 2, z: 0 }, { z: 0 }, [{ a: 3, c: 4, z: 0 }]] }),
    ]);
  });

  it('computes windows over the rows of a partition', async () => {
    const output = { n: { $documentNumber: {} }, sum: { $sum: '$age', window: { documents: [-1, 'current'] } } };
    const stages = [
      { $setWindowFields: { partitionBy: '$room', sortBy: { age: 1 }, output } },
      { $project: { n: 1, sum: 1 } },
    ];
    expect(await run(stages, memory())).toEqual([
      doc({ _id: 1, n: 1, sum: 30 }),
      doc({ _id: 3, n: 2, sum: 70 }),
      doc({ _id: 2, n: 1, sum: 20 }),
    ]);
  });
});

describe('refusals of a pipeline', () => {
  const refused = (...stages: unknown[]): unknown =>
    code(() => compilePipeline(value(stages), { db: 'd', coll: 'c' }, bareEnvironment()));

  it.each([
    [40324, { $nope: 1 }],
    [40323, { $match: {}, $limit: 1 }],
    [115, { $geoNear: {} }],
    [15952, { $group: { _id: 1, n: { $nope: 1 } } }],
    [31249, { $project: { a: 1, 'a.b': 1 } }],
    [31254, { $project: { a: 1, b: 0 } }],
    [40176, { $addFields: { a: 1, 'a.b': 1 } }],
    [51047, { $lookup: { from: 'x', as: 'y', pipeline: [{ $out: 'z' }] } }],
    [17276, { $lookup: { from: 'x', as: 'y', let: { a: '$b' }, pipeline: [{ $match: { $expr: '$$c' } }] } }],
    [40600, { $facet: { a: [{ $facet: { b: [] } }] } }],
    [15948, { $count: '_id' }],
    [40324, { $limit: 'x' }, { $nope: 1 }],
    [40324, { $limit: 'x' }, { $lookup: { from: 'x', as: 'y', pipeline: [{ $nope: 1 }] } }],
    [73, { $lookup: { from: '', as: 'y', pipeline: [] } }],
    [73, { $unionWith: '' }],
    [9, { $graphLookup: { as: 'y' } }],
    [40105, { $graphLookup: { from: 'x', as: '', startWith: 1, connectFromField: 'a', connectToField: 'b' } }],
    [40171, { $facet: { a: [{}] } }],
    [40600, { $facet: { a: [{ $match: { $text: { $search: 'x' } } }] } }],
    [40600, { $facet: { a: [{ $changeStream: {} }] } }],
    [51047, { $lookup: { from: 'x', as: 'y', pipeline: [{ $changeStream: {} }] } }],
    [31441, { $unionWith: { coll: 'x', pipeline: [{ $changeStream: {} }] } }],
    [40218, { $facet: { a: [{ $project: { s: { $meta: 'textScore' } } }] } }],
    [31324, { $project: { 'a.$': 1 } }],
    [31394, { $project: { 'a.$.b': 1 } }],
    [168, { $project: { a: { $elemMatch: { b: 1 } } } }],
    [31252, { $project: { a: 0, b: { $add: [1, 1] } } }],
    [31310, { $project: { a: 0, b: '$c' } }],
    [16410, { $project: { a: { $add: [1, 1], b: 1 } } }],
    [31250, { $project: { 'a.b': 1, a: 1 } }],
    [17390, { $group: { _id: { a: 1 } } }],
    [13103, { $sort: Object.fromEntries(Array.from({ length: 33 }, (_, at) => ['k' + at, 1])) }],
    [9, { $sort: { a: { $meta: 'textScore', b: 1 } } }],
    [28812, { $unwind: '' }],
    [28809, { $unwind: { path: '$a', preserveNullAndEmptyArrays: null } }],
    [14, { $merge: 1 }],
    [51178, { $merge: { into: 1 } }],
    [51191, { $merge: { into: 'x', whenMatched: 1 } }],
    [51273, { $merge: { into: 'x', whenMatched: [], let: { new: '$a' } } }],
    [31465, { $merge: { into: 'x', on: ['a', 'a'] } }],
    [31319, { $merge: 'system.x' }],
    [31320, { $merge: { into: { db: 'admin', coll: 'x' } } }],
    [16994, { $out: { coll: 'x' } }],
    [17385, { $out: 'system.x' }],
    [31321, { $out: { db: 'local', coll: 'x' } }],
  ])('%d for %j', (wanted, ...stages) => expect(refused(...stages)).toBe(wanted));

  it('come for too many stages, beside each other and inside of each other', () => {
    expect(refused(...Array.from({ length: 1000 }, () => ({ $skip: 1 })))).not.toBe(9);
    expect(refused(...Array.from({ length: 1001 }, () => ({ $skip: 1 })))).toBe(9);
    const nested = (depth: number): object => ({
      $unionWith: { coll: 'x', pipeline: depth > 1 ? [nested(depth - 1)] : [] },
    });
    expect(refused(nested(20))).not.toBe(232);
    expect(refused(nested(21))).toBe(232);
  });
  it('come for stages at the wrong place', () => {
    expect(refused({ $out: 'x' }, { $match: {} })).toBe(40601);
    expect(refused({ $match: {} }, { $collStats: { count: {} } })).toBe(40602);
    expect(refused({ $limit: 1 }, { $match: { $text: { $search: 'x' } } })).toBe(17313);
  });
});

describe('a pipeline in a transaction', () => {
  it.each([
    [true, [{ $match: {} }, { $lookup: { from: 'x', as: 'y', pipeline: [] } }]],
    [false, [{ $indexStats: {} }]],
    [false, [{ $collStats: {} }]],
    [false, [{ $match: {} }, { $merge: 'x' }]],
    [false, [{ $changeStream: {} }]],
  ])('may be run: %p for %j', (wanted, stages) => {
    const pipeline = compilePipeline(value(stages), { db: 'd', coll: 'c' }, bareEnvironment());
    expect(pipeline.isForTransactions).toBe(wanted);
  });
});

describe('a pipeline in an update', () => {
  it('changes one document', () => {
    const change = compileUpdatePipeline(
      value([{ $set: { n: { $add: ['$n', 1] } } }, { $unset: 'x' }]) as Value[],
      bareEnvironment(),
    );
    expect(change(doc({ _id: 1, x: 5, n: 1 }))).toEqual(doc({ _id: 1, n: 2 }));
  });

  it('may not choose documents', () => {
    expect(code(() => compileUpdatePipeline(value([{ $match: {} }]) as Value[], bareEnvironment()))).toBe(72);
  });
});

describe('a pipeline of a change stream', () => {
  const event = doc({ _id: { _data: 'token' }, operationType: 'insert', fullDocument: { _id: 1 } });
  const change = (...stages: unknown[]) => compileChangePipeline(value(stages) as Value[], bareEnvironment());

  it('filters and reshapes events', () => {
    expect(change({ $match: { operationType: 'delete' } }).apply(event)).toBeUndefined();
    expect(change({ $project: { operationType: 1 } }).apply(event)?.names).toEqual(['_id', 'operationType']);
  });

  it('may not touch the token', () => {
    expect(code(() => change({ $project: { _id: 0 } }).apply(event))).toBe(280);
    expect(code(() => change({ $set: { _id: 1 } }).apply(event))).toBe(280);
  });

  it('may not group or sort', () => expect(code(() => change({ $sort: { _id: 1 } }))).toBe(20));
});
