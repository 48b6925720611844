import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { compareValues } from '../bson/compare.ts';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { RandomValues } from '../bson/random-values.ts';
import type { Value } from '../bson/values.ts';
import { BSONRegExp, Doc, Int32 } from '../bson/values.ts';
import { createIndexes, dropIndexes } from '../index/index.ts';
import { compileFilter } from '../match/compile-filter.ts';
import type { Collection } from '../store/collection.ts';
import { Store } from '../store/store.ts';
import type { Query } from './index.ts';
import { prepareLongLists } from './prepare-lists.ts';
import { findHits, findNow, isCollectionScan, runCount, runDistinct, runFind } from './index.ts';

const one = new Int32(1);
const down = new Int32(-1);

const INDEXES: readonly Doc[] = [
  Doc.of({ key: Doc.of({ a: one }), name: 'a' }),
  Doc.of({ key: Doc.of({ a: down }), name: 'a down' }),
  Doc.of({ key: Doc.of({ a: one, b: down }), name: 'a b' }),
  Doc.of({ key: Doc.of({ b: one, a: one }), name: 'b a' }),
  Doc.of({ key: Doc.of({ 'a.b': one }), name: 'a.b' }),
  Doc.of({ key: Doc.of({ 'a.b': one, 'a.c': down }), name: 'a.b a.c' }),
  Doc.of({ key: Doc.of({ a: one }), name: 'sparse', sparse: true }),
  Doc.of({
    key: Doc.of({ b: one }),
    name: 'partial',
    partialFilterExpression: Doc.of({ b: Doc.of({ $exists: true }) }),
  }),
  Doc.of({
    key: Doc.of({ a: one }),
    name: 'partial 0',
    partialFilterExpression: Doc.of({ a: Doc.of({ $gt: new Int32(0) }) }),
  }),
];

describe('a query', () => {
  let directory: string;
  let store: Store;
  let collection: Collection;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'plan-'));
    store = await Store.open(directory, { flush: false });
    collection = await store.write((txn) => txn.createCollection('t.c'));
  });

  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  async function fill(documents: readonly Doc[]): Promise<void> {
    await store.write((txn) => documents.forEach((doc) => txn.insert(collection, encode(doc))));
  }

  async function ids(query: Query): Promise<Value[]> {
    const found: Value[] = [];
    for await (const bytes of runFind(store, collection, query)) found.push(decode(bytes).get('_id'));
    return found;
  }

  it('for a long list gives the same prepared or not, with an index of either direction and without', async () => {
    const random = new RandomValues(5);
    await fill(Array.from({ length: 300 }, (_, n) => Doc.of({ _id: new Int32(n), a: random.value(1) })));
    const values = Array.from({ length: 900 }, () => random.value(1)).filter(
      (value) => value !== undefined && !(value instanceof BSONRegExp) && !(value instanceof Doc),
    );
    const listed = async (prepared: boolean, list: readonly Value[]): Promise<number[]> => {
      const filter = Doc.of({ a: Doc.of({ $in: [...list] }) });
      if (prepared) await prepareLongLists(filter);
      const ids: number[] = [];
      for await (const { id } of findHits(store, collection, { filter: compileFilter(filter) })) ids.push(id);
      return ids.sort((a, b) => a - b);
    };
    for (const list of [values, values.filter((value) => value !== null && !Array.isArray(value))]) {
      expect(list.length).toBeGreaterThan(500);
      const wanted = await listed(false, list);
      expect(wanted.length).toBeGreaterThan(0);
      expect(await listed(true, list)).toEqual(wanted);
      for (const spec of INDEXES.slice(0, 3)) {
        await createIndexes(store, 't.c', [spec]);
        expect(isCollectionScan(collection, { filter: compileFilter(Doc.of({ a: Doc.of({ $in: [...list] }) })) })).toBe(
          false,
        );
        expect(await listed(false, list)).toEqual(wanted);
        expect(await listed(true, list)).toEqual(wanted);
        await dropIndexes(store, collection, spec.get('name') as string);
      }
    }
  });

  it('finds the same documents with every index as without any', async () => {
    const random = new RandomValues(21);
    await fill(Array.from({ length: 300 }, (_, i) => randomDocument(random, i)));
    const filters = [...fixedFilters(), ...Array.from({ length: 120 }, () => randomFilter(random))];
    const expected: string[] = [];
    for (const filter of filters) expected.push(sorted(await ids({ filter: compileFilter(filter) })));
    let used = 0;
    for (const spec of INDEXES) {
      await createIndexes(store, 't.c', [spec]).catch(refuseParallel);
      for (const [i, filter] of filters.entries()) {
        const query = { filter: compileFilter(filter) };
        if (!isCollectionScan(collection, query)) used++;
        const found = sorted(await ids(query));
        if (found !== expected[i])
          throw new Error(`${String(spec.get('name'))} ${show(filter)}: ${found} instead of ${expected[i]}`);
        const count = await runCount(store, collection, query);
        expect(count).toBe(found === '' ? 0 : found.split(' ').length);
      }
      if (collection.indexes.length > 1) await dropIndexes(store, collection, '*');
    }
    expect(used).toBeGreaterThan(200);
  });

  it('gives the same order with every index as without any', async () => {
    const random = new RandomValues(22);
    await fill(Array.from({ length: 200 }, (_, i) => randomDocument(random, i)));
    const sorts = [
      Doc.of({ a: one, b: down, _id: one }),
      Doc.of({ a: down, _id: one }),
      Doc.of({ b: one, a: one, _id: down }),
      Doc.of({ 'a.b': down, _id: one }),
      Doc.of({ b: down, _id: one }),
    ];
    const queries = sorts.flatMap((sort) => [
      { sort, filter: compileFilter(new Doc()) },
      { sort, filter: compileFilter(Doc.of({ b: Doc.of({ $in: [one, new Int32(2), null] }) })) },
      { sort, filter: compileFilter(Doc.of({ b: one })), limit: 7, skip: 2 },
    ]);
    // Parallel arrays cannot be sorted by, whether an index says so or the sort itself.
    const run = (query: Query): Promise<string> => ids(query).then((found) => found.map(String).join(' '), String);
    const expected = [];
    for (const query of queries) expected.push(await run(query));
    for (const spec of [...INDEXES, Doc.of({ key: Doc.of({ a: one, b: down, _id: one }), name: 'all' })]) {
      await createIndexes(store, 't.c', [spec]).catch(refuseParallel);
      for (const [i, query] of queries.entries()) expect(await run(query)).toBe(expected[i]);
      if (collection.indexes.length > 1) await dropIndexes(store, collection, '*');
    }
  });

  it('reads the runs of an $in side by side, in the order of the sort', async () => {
    const rooms = ['x', 'y', 'z'];
    await fill(
      Array.from({ length: 90 }, (_, i) =>
        Doc.of({ _id: new Int32(i), room: rooms[i % 3] as string, at: new Int32((i * 7) % 90) }),
      ),
    );
    await createIndexes(store, 't.c', [Doc.of({ key: Doc.of({ room: one, at: one }), name: 'room' })]);
    const query = {
      filter: compileFilter(Doc.of({ room: Doc.of({ $in: ['x', 'z'] }) })),
      sort: Doc.of({ at: down }),
      limit: 20,
    };
    const found = await ids(query);
    const places = found.map((id) => ((id as Int32).value * 7) % 90);
    expect(places).toEqual(places.toSorted((a, b) => b - a));
    expect(found).toHaveLength(20);
  });

  it('cannot be led astray by values too long for a key', async () => {
    const long = (end: string): string => 'x'.repeat(3_000) + end;
    await fill(['b', 'a', 'c'].map((end, i) => Doc.of({ _id: new Int32(i), a: long(end) })));
    await createIndexes(store, 't.c', [Doc.of({ key: Doc.of({ a: one }), name: 'a' })]);
    expect(await ids({ filter: compileFilter(Doc.of({ a: long('c') })) })).toEqual([new Int32(2)]);
    expect(
      await ids({ filter: compileFilter(Doc.of({ a: Doc.of({ $gt: long('a') }) })), sort: Doc.of({ a: one }) }),
    ).toEqual([new Int32(0), new Int32(2)]);
    expect(
      await runCount(store, collection, { filter: compileFilter(Doc.of({ a: Doc.of({ $lt: long('b') }) })) }),
    ).toBe(1);
  });

  it('gives distinct values once, in order', async () => {
    const values: Value[] = [new Int32(2), 1, [new Int32(1), 'x'], 'x'];
    await fill(values.map((a, i) => Doc.of({ _id: new Int32(i), a })));
    expect(await runDistinct(store, collection, 'a', { filter: compileFilter(new Doc()) })).toEqual([
      1,
      new Int32(2),
      'x',
    ]);
  });

  it('holds no old state of the store after it has failed', async () => {
    await fill(Array.from({ length: 500 }, (_, i) => Doc.of({ _id: new Int32(i), text: 'x'.repeat(2_000) })));
    const refusing = { ...compileFilter(Doc.of({ text: 'y' })), matchesRaw: () => refuse() };
    for (let i = 0; i < 20; i++)
      await expect(runFind(store, collection, { filter: refusing }).nextBatch(ALL)).rejects.toThrow('no');
    const before = store.statistics().fileSize;
    // Pages that old states still need could not be used again, and the file would grow with every round.
    for (let round = 0; round < 40; round++) {
      await store.write((txn) => {
        for (const hit of findNow(txn, collection, {
          filter: compileFilter(Doc.of({ _id: Doc.of({ $lt: new Int32(100) }) })),
        })) {
          txn.replace(collection, hit.id, hit.bytes, encode(decode(hit.bytes).set('round', new Int32(round))));
        }
      });
    }
    expect(store.statistics().fileSize).toBeLessThan(before * 2);
  });

  it('stops at once when told to', async () => {
    await fill(Array.from({ length: 3_000 }, (_, i) => Doc.of({ _id: new Int32(i), text: 'x'.repeat(2_000) })));
    const stop = new AbortController();
    const query = { filter: compileFilter(Doc.of({ text: Doc.of({ $regex: 'x.y' }) })), signal: stop.signal };
    const hits = findHits(store, collection, query).next();
    stop.abort(new Error('enough'));
    await expect(hits).rejects.toThrow('enough');
  });
});

const ALL = { documents: 1_000, bytes: 1_000_000 };

function refuse(): never {
  throw new Error('no');
}

function refuseParallel(error: unknown): void {
  if (!(error instanceof Error) || !error.message.includes('parallel')) throw error;
}

function sorted(found: readonly Value[]): string {
  return found.toSorted(compareValues).map(String).join(' ');
}

function show(filter: Doc): string {
  return JSON.stringify(filter, (_, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value));
}

function randomDocument(random: RandomValues, id: number): Doc {
  const doc = Doc.of({ _id: new Int32(id) });
  if (random.int(8) > 0) doc.push('a', random.int(3) === 0 ? randomShape(random) : random.value(2));
  if (random.int(5) > 0) doc.push('b', random.int(2) === 0 ? new Int32(random.int(4)) : random.value(1));
  return doc;
}

function randomShape(random: RandomValues): Value {
  const inner = (): Doc => Doc.of({ b: random.value(1), c: new Int32(random.int(3)) });
  return random.int(2) === 0 ? inner() : [inner(), inner()];
}

function randomFilter(random: RandomValues): Doc {
  const field = (): string => random.pick(['a', 'b', 'a.b', 'a.c', 'a.0', '_id']);
  const filter = Doc.of({ [field()]: condition(random) });
  if (random.int(2) === 0) filter.set(field(), condition(random));
  if (random.int(6) === 0) filter.set('$or', [Doc.of({ a: condition(random) }), Doc.of({ b: condition(random) })]);
  return filter;
}

function condition(random: RandomValues): Value {
  const operator = random.pick([
    '$eq',
    '$gt',
    '$gte',
    '$lt',
    '$lte',
    '$in',
    '$nin',
    '$ne',
    '$elemMatch',
    '$range',
    '$exists',
    '$type',
  ]);
  switch (operator) {
    case '$in':
    case '$nin':
      return Doc.of({ [operator]: [scalar(random), scalar(random), random.pick([null, one])] });
    case '$elemMatch':
      return Doc.of({
        $elemMatch: random.pick([
          Doc.of({ $gte: scalar(random), $lte: scalar(random) }),
          Doc.of({ b: scalar(random), c: one }),
        ]),
      });
    case '$range':
      return Doc.of({ $gt: new Int32(random.int(3) - 1), $lt: new Int32(random.int(4)) });
    case '$exists':
      return Doc.of({ $exists: random.int(2) === 0 });
    case '$type':
      return Doc.of({ $type: random.pick(['string', 'number', 'null', 'object', 'array', 'date', 'bool']) });
    default:
      return Doc.of({ [operator]: random.int(3) === 0 ? operand(random) : scalar(random) });
  }
}

/** Comparing to undefined or to a pattern is refused. */
function operand(random: RandomValues): Value {
  const value = random.value(1);
  return value === undefined || value instanceof BSONRegExp ? null : value;
}

/** `$in` takes regular expressions for patterns; those have tests of their own. */
function scalar(random: RandomValues): Value {
  return random.int(2) === 0 ? random.number() : random.text();
}

function fixedFilters(): Doc[] {
  return [
    new Doc(),
    Doc.of({ a: null }),
    Doc.of({ a: [] }),
    Doc.of({ a: [[]] }),
    Doc.of({ a: new Doc() }),
    Doc.of({ a: Doc.of({ $regex: '^a' }) }),
    Doc.of({ a: Doc.of({ $regex: '^ab?c' }) }),
    Doc.of({ a: Doc.of({ $gte: null }) }),
    Doc.of({ a: Doc.of({ $gt: [one] }) }),
    Doc.of({ a: Doc.of({ $not: Doc.of({ $gt: one }) }) }),
    Doc.of({ $nor: [Doc.of({ a: one })] }),
    Doc.of({ a: one, b: one }),
  ];
}
