import { copyFileSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { Doc, Int32 } from '../bson/values.ts';
import { Store } from './store.ts';

describe('a data file that is none', () => {
  let folder: string;
  let whole: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'file-'));
    whole = join(folder, 'whole');
    mkdirSync(whole);
    const store = await Store.open(whole, { flush: false });
    const collection = await store.write((txn) => txn.createCollection('t.c'));
    for (let _id = 0; _id < 10; _id++) {
      const document = encode(Doc.of({ _id: new Int32(_id), text: 'x'.repeat(1_000_000) }));
      await store.write((txn) => txn.insert(collection, document));
    }
    await store.close();
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function spoiled(name: string, spoil: (path: string) => void): string {
    const directory = join(folder, name);
    mkdirSync(directory);
    copyFileSync(join(whole, 'store.mdb'), join(directory, 'store.mdb'));
    spoil(join(directory, 'store.mdb'));
    return directory;
  }

  it.each<[string, string, (path: string) => void]>([
    ['holds something else', 'is none of this store', (path) => writeFileSync(path, Buffer.alloc(100_000, 7))],
    ['is a few bytes', 'is none of this store', (path) => writeFileSync(path, 'abc')],
    ['was cut off', 'was cut off', (path) => truncateSync(path, 3_000_000)],
    ['was cut off behind its beginning', 'was cut off', (path) => truncateSync(path, 9_000)],
  ])('is refused with a sentence when it %s', async (name, words, spoil) => {
    await expect(Store.open(spoiled(name, spoil))).rejects.toThrow(words);
  });

  it('is made where there is none, or an empty one', async () => {
    const store = await Store.open(spoiled('empty', (path) => writeFileSync(path, '')));
    expect(store.collections()).toEqual([]);
    await store.close();
  });

  it('opens when it is whole', async () => {
    const store = await Store.open(spoiled('copy', () => undefined));
    expect(store.find('t.c')?.count).toBe(10);
    await store.close();
  });
});
