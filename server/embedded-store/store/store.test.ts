import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { RandomValues } from '../bson/random-values.ts';
import { Doc, Int32 } from '../bson/values.ts';
import { createIndexes, dropIndexes } from '../index/index.ts';
import { compileFilter } from '../match/compile-filter.ts';
import { runCount, runFind } from '../plan/index.ts';
import { turnClock } from '../turns/turn.ts';
import type { Collection } from './collection.ts';
import { Store } from './store.ts';

const NUMBER = new Int32(1);
const BY_N = Doc.of({ key: Doc.of({ n: NUMBER }), name: 'n' });
const UNIQUE_N = Doc.of({ key: Doc.of({ n: NUMBER }), name: 'n', unique: true });

describe('Store', () => {
  let directory: string;
  let store: Store;
  let collection: Collection;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'store-'));
    store = await Store.open(directory);
    collection = await store.write((txn) => txn.createCollection('t.c'));
  });

  afterEach(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const document = (id: number, fields: Doc = new Doc()): Buffer =>
    encode(new Doc(['_id', ...fields.names], [new Int32(id), ...fields.values]));

  function insert(id: number, fields?: Doc): Promise<number> {
    return store.write((txn) => txn.insert(collection, document(id, fields)));
  }

  async function all(from: Store = store): Promise<number[]> {
    const found: number[] = [];
    const query = { filter: compileFilter(new Doc()) };
    const where = from.find('t.c');
    if (where === undefined) return found;
    for await (const bytes of runFind(from, where, query)) found.push((decode(bytes).get('_id') as Int32).value);
    return found;
  }

  /** Inserts in as many turns. */
  function insertInParts(ids: readonly number[], end: () => void): Promise<void> {
    turnClock.setSliceMs(0);
    return store
      .writeInParts(function* (txn) {
        for (const id of ids) {
          txn.insert(collection, document(id));
          yield;
        }
        end();
      })
      .finally(() => turnClock.setSliceMs());
  }

  async function reopen(): Promise<void> {
    await store.close();
    store = await Store.open(directory);
    collection = store.find('t.c') as Collection;
  }

  it.each([
    ['ends well', (): void => undefined, [1, 2, 3, 4, 9]],
    [
      'fails at its end',
      (): void => {
        throw new Error('no');
      },
      [1, 9],
    ],
  ])('keeps work in parts to itself, and in one piece, when it %s', async (_, end, expected) => {
    await insert(1);
    let isUnderWay = true;
    const work = insertInParts([2, 3, 4], end)
      .catch((error: Error) => expect(error.message).toBe('no'))
      .finally(() => (isUnderWay = false));
    const behind = insert(9);
    const seen = new Set<string>();
    const counts = new Set<number>();
    while (isUnderWay) {
      counts.add(collection.count);
      seen.add((await all()).join());
    }
    await Promise.all([work, behind]);
    for (const state of seen) expect(['1', expected.slice(0, -1).join(), expected.join()]).toContain(state);
    for (const count of counts) expect([1, expected.length - 1, expected.length]).toContain(count);
    expect(await all()).toEqual(expected);
    await reopen();
    expect(await all()).toEqual(expected);
    expect(collection.count).toBe(expected.length);
  });

  it('takes back what failing work has done, and nothing of its neighbours in the same commit', async () => {
    await createIndexes(store, 't.c', [UNIQUE_N]);
    await insert(1, Doc.of({ n: 'taken' }));
    const good = insert(2, Doc.of({ n: 'two' }));
    const bad = store.write((txn) => {
      txn.insert(collection, document(3, Doc.of({ n: 'three' })));
      txn.createCollection('t.other');
      txn.remove(collection, 1, document(1, Doc.of({ n: 'taken' })));
      txn.insert(collection, document(4, Doc.of({ n: 'two' })));
    });
    const later = insert(5, Doc.of({ n: 'three' }));
    await expect(bad).rejects.toMatchObject({ code: 11000 });
    await Promise.all([good, later]);
    expect(await all()).toEqual([1, 2, 5]);
    expect(store.find('t.other')).toBeUndefined();
    expect(collection.count).toBe(3);
    await reopen();
    expect(await all()).toEqual([1, 2, 5]);
    expect(collection.count).toBe(3);
    const taken = { filter: compileFilter(Doc.of({ n: 'taken' })) };
    expect(await runCount(store, collection, taken)).toBe(1);
  });

  it('names the key that clashes', async () => {
    await createIndexes(store, 't.c', [
      Doc.of({ key: Doc.of({ a: NUMBER, 'l.b': NUMBER }), name: 'al', unique: true }),
    ]);
    await insert(1, Doc.of({ a: 1n, l: [Doc.of({ b: 'x' })] }));
    const clash = insert(2, Doc.of({ a: 1n, l: [Doc.of({ b: 'y' }), Doc.of({ b: 'x' })] }));
    await expect(clash).rejects.toMatchObject({
      code: 11000,
      extra: Doc.of({ keyPattern: Doc.of({ a: NUMBER, 'l.b': NUMBER }), keyValue: Doc.of({ a: 1n, 'l.b': 'x' }) }),
    });
  });

  it('keeps every index true to its documents, whatever is changed in them', async () => {
    const random = new RandomValues(31);
    const shape = (): Doc => Doc.of({ n: random.number(), t: random.text(), l: [Doc.of({ b: random.number() })] });
    for (const spec of [
      BY_N,
      Doc.of({ key: Doc.of({ 'l.b': NUMBER, n: NUMBER }), name: 'lb' }),
      Doc.of({ key: Doc.of({ t: NUMBER }), name: 'part', partialFilterExpression: Doc.of({ n: Doc.of({ $gt: 0 }) }) }),
      Doc.of({ key: Doc.of({ t: 'text' }), name: 'text', default_language: 'none' }),
    ]) {
      await createIndexes(store, 't.c', [spec]);
    }
    const stored = new Map<number, Buffer>();
    for (let i = 0; i < 40; i++) {
      const bytes = document(i, shape());
      stored.set(await store.write((txn) => txn.insert(collection, bytes)), bytes);
    }
    for (let step = 0; step < 80; step++) {
      const id = random.pick([...stored.keys()]);
      const before = stored.get(id) as Buffer;
      const fields = decode(before);
      fields.delete('_id');
      const [name] = shape().names.slice(random.int(3));
      const after = document(id - 1, fields.set(name ?? 'n', shape().get(name ?? 'n')).set('other', step));
      await store.write((txn) => txn.replace(collection, id, before, after));
      stored.set(id, after);
    }
    const entries = (): string[] =>
      [...store.env.entries.getRange({})].map(({ key, value }) => `${key.toString('hex', 4)}=${value.toString('hex')}`);
    const kept = entries();
    const specs = collection.indexes.slice(1).map((index) => index.spec);
    await dropIndexes(store, collection, '*');
    while (entries().length > 40) await store.write(() => store.sweepSoon());
    for (const spec of specs) {
      const again = new Doc(spec.names.slice(), spec.values.slice());
      again.delete('textIndexVersion');
      await createIndexes(store, 't.c', [again]);
    }
    expect(entries().toSorted()).toEqual(kept.toSorted());
  });

  it('opens copies of its file that were taken while it was written', async () => {
    const copies: string[] = [];
    let writing = true;
    const writer = (async () => {
      for (let i = 1; i <= 600; i++) await insert(i, Doc.of({ n: new Int32(i), text: 'x'.repeat(i * 5) }));
      writing = false;
    })();
    while (writing) {
      const copy = mkdtempSync(join(tmpdir(), 'store-copy-'));
      copyFileSync(join(directory, 'store.mdb'), join(copy, 'store.mdb'));
      copies.push(copy);
      await new Promise((resolve) => setImmediate(resolve));
      if (copies.length >= 10) break;
    }
    await writer;
    for (const copy of copies) {
      const opened = await Store.open(copy);
      const found = await all(opened);
      expect(found).toEqual(Array.from({ length: found.length }, (_, i) => i + 1));
      expect(opened.find('t.c')?.count ?? 0).toBe(found.length);
      await opened.close();
      rmSync(copy, { recursive: true, force: true });
    }
    expect(copies.length).toBeGreaterThan(1);
  });

  it('refuses a file of a newer version with a sentence', async () => {
    await store.env.root.transaction(() => {
      const version = Buffer.alloc(4);
      version.writeUInt32BE(999);
      void store.env.meta.put(Buffer.from('version'), version);
    });
    await store.close();
    await expect(Store.open(directory)).rejects.toThrow('written by a newer version');
    rmSync(join(directory, 'store.mdb'));
    store = await Store.open(directory);
  });

  it('keeps a snapshot as it was', async () => {
    await insert(1);
    const snapshot = store.snapshot();
    await insert(2);
    const query = { filter: compileFilter(new Doc()), view: { snapshot } };
    expect(await runCount(store, collection, query)).toBe(1);
    snapshot.close();
    expect(await all()).toEqual([1, 2]);
  });

  it('frees what was dropped, and gives a new collection of the name none of it', async () => {
    for (let i = 0; i < 50; i++) await insert(i);
    await store.write((txn) => {
      txn.dropCollection(collection);
      txn.createCollection('t.c');
    });
    store.sweepSoon();
    expect(await all()).toEqual([]);
    await reopen();
    await reopen();
    expect([...store.env.records.getKeys({})]).toEqual([]);
  });

  it('goes on with an index build after a restart', async () => {
    await store.write((txn) => {
      for (let i = 0; i < 5_000; i++) txn.insert(collection, document(i, Doc.of({ n: new Int32(i % 100) })));
    });
    // The build sees the store close under it and stops where it is.
    const build = createIndexes(store, 't.c', [BY_N]).catch((error: unknown) => error);
    await store.write(() => undefined);
    await reopen();
    await build;
    const deadline = Date.now() + 10_000;
    const index = collection.indexes.find((one) => one.name === 'n');
    while (index?.state !== 'ready' && Date.now() < deadline) await store.write(() => undefined);
    expect(index?.state).toBe('ready');
    const query = { filter: compileFilter(Doc.of({ n: new Int32(7) })), hint: 'n' };
    expect(await runCount(store, collection, query)).toBe(50);
  });

  it('finds documents that were written while an index was built', async () => {
    await store.write((txn) => {
      for (let i = 0; i < 3_000; i++) txn.insert(collection, document(i, Doc.of({ n: new Int32(i % 10) })));
    });
    const build = createIndexes(store, 't.c', [BY_N]);
    for (let i = 3_000; i < 3_050; i++) await insert(i, Doc.of({ n: new Int32(7) }));
    await build;
    const query = { filter: compileFilter(Doc.of({ n: new Int32(7) })), hint: 'n' };
    expect(await runCount(store, collection, query)).toBe(350);
    expect(await dropIndexes(store, collection, 'n')).toBe(2);
  });
});
