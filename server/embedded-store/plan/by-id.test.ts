import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encode } from '../bson/encode.ts';
import { Binary, Doc, Int32, ObjectId, type Value } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import type { CollectionState } from '../store/collection-state.ts';
import { Store } from '../store/store.ts';
import { planById } from './by-id.ts';
import { chooseAmongAll } from './choose-plan.ts';
import { findFirstNow } from './index.ts';

describe('looking up one document by its _id', () => {
  const directory = mkdtempSync(join(tmpdir(), 'by-id-'));
  let store: Store;
  let collection: CollectionState;

  beforeAll(async () => {
    store = await Store.open(directory, { flush: false });
    collection = await store.write((txn) => txn.createCollection('t.c'));
  });

  afterAll(async () => {
    await store.close();
    rmSync(directory, { recursive: true, force: true });
  });

  const filterOf = (id: Value) => ({ filter: compileFilter(Doc.of({ _id: id })) });

  it.each<[string, Value]>([
    ['a text', 'message1'],
    ['an empty text', ''],
    ['an ObjectId', new ObjectId('0123456789abcdef01234567')],
    ['an int', new Int32(-5)],
    ['bytes', new Binary(Buffer.from([1, 0, 255]), 4)],
  ])('is planned as it would be chosen: %s', (_, id) => {
    const query = filterOf(id);
    const plan = planById(collection, query, { kind: 'none' });
    expect(plan).toBeDefined();
    expect(plan).toEqual(chooseAmongAll(collection, query, { kind: 'none' }));
  });

  it.each<[string, Value]>([
    ['null, which means missing, too', null],
    ['a list of values', Doc.of({ $in: ['a', 'b'] })],
    ['a range', Doc.of({ $gt: 'a' })],
    ['a text that no key holds', 'x'.repeat(3_000)],
  ])('leaves the choice to others for %s', (_, id) => {
    expect(planById(collection, filterOf(id), { kind: 'none' })).toBeUndefined();
  });

  it('leaves the choice to others where a hint is given', () => {
    expect(planById(collection, { ...filterOf('a'), hint: '_id_' }, { kind: 'none' })).toBeUndefined();
  });

  it('finds the document inside a write, and nothing where there is none', async () => {
    const document = encode(Doc.of({ _id: 'here', a: new Int32(1) }));
    const found = await store.write((txn) => {
      const id = txn.insert(collection, document);
      return [id, ...['here', 'elsewhere'].map((one) => findFirstNow(txn, collection, filterOf(one)))];
    });
    expect(found).toEqual([found[0], { id: found[0], bytes: document }, undefined]);
  });
});
