import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { Doc, Int32 } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import { isCollectionScan, runCount } from '../plan/index.ts';
import { Store } from '../store/store.ts';
import { until } from '../testing/until.ts';
import { turnClock } from '../turns/turn.ts';
import { createIndexes } from './index.ts';

const SIZE = 2_000;
const NS = 't.c';
const BY_A = Doc.of({ key: Doc.of({ a: new Int32(1) }), name: 'a' });

describe('an index build', () => {
  let directory: string;
  let store: Store;

  const open = async (): Promise<void> => {
    store = await Store.open(directory, { flush: false });
  };

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), 'build-'));
    await open();
    await store.write((txn) => {
      const collection = txn.createCollection(NS);
      for (let n = 0; n < SIZE; n++) txn.insert(collection, document(n));
    });
    // One document in each step.
    turnClock.setSliceMs(0);
  });

  afterEach(async () => {
    turnClock.setSliceMs();
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const document = (n: number): Buffer => encode(Doc.of({ _id: new Int32(n), a: new Int32(n % 10) }));
  const commits = (): number => store.statistics().commits;
  const isReady = (): boolean => store.find(NS)?.indexes.find(({ name }) => name === 'a')?.state === 'ready';

  async function countBy(a: number): Promise<number> {
    const collection = store.find(NS);
    const query = { filter: compileFilter(Doc.of({ a: new Int32(a) })) };
    if (!collection || isCollectionScan(collection, query)) throw new Error('the index is not used');
    return runCount(store, collection, query);
  }

  /** Builds until about that many documents are in. */
  async function buildSome(spec: Doc, count: number): Promise<void> {
    const before = commits();
    void createIndexes(store, NS, [spec]).catch(() => undefined);
    // Looked at in every turn: a build is quick.
    while (commits() - before <= count) await new Promise((resolve) => setImmediate(resolve));
  }

  it('goes on where it was when the store ended', async () => {
    await buildSome(BY_A, SIZE / 2);
    await store.close();
    await open();
    expect(isReady()).toBe(false);
    await until('the index', isReady);
    // What had been done is not done again.
    expect(commits()).toBeLessThan(SIZE * 0.6);
    expect(await countBy(3)).toBe(SIZE / 10);
  });

  it('knows what was written meanwhile, behind it and before it', async () => {
    await buildSome(BY_A, SIZE / 2);
    await store.write((txn) => {
      const collection = store.find(NS);
      if (!collection) return;
      for (const id of [1, SIZE]) {
        const before = txn.get(collection, id);
        if (before) txn.remove(collection, id, before);
      }
      txn.insert(collection, document(SIZE + 3));
    });
    await until('the index', isReady);
    const counts = await Promise.all(Array.from({ length: 10 }, (_, a) => countBy(a)));
    expect(counts.reduce((sum, count) => sum + count)).toBe(SIZE - 1);
    expect(counts[3]).toBe(SIZE / 10 + 1);
  });

  it('that cannot be finished after a restart is given up', async () => {
    const unique = Doc.of({ key: Doc.of({ a: new Int32(1) }), name: 'a', unique: true });
    await buildSome(unique, SIZE / 2);
    await store.close();
    await open();
    await until('its end', () => store.find(NS)?.indexes.length === 1);
    expect(store.find(NS)?.count).toBe(SIZE);
  });
});
