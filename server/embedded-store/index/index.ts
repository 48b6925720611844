import { equalValues } from '../bson/compare.ts';
import type { Doc } from '../bson/doc.ts';
import { StoreError } from '../errors.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Collection } from '../store/collection.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../store/transaction.ts';
import { buildIndex, isBuilt } from './build.ts';
import type { IndexState } from './index-state.ts';
import { makeIndex } from './index-state.ts';
import { hasIndex } from './index-conflicts.ts';
import { normalizeSpec } from './index-spec.ts';
import { showDoc } from './show-value.ts';

export interface CreateIndexesResult {
  readonly before: number;
  readonly after: number;
  /** True when the collection did not exist before. */
  readonly created: boolean;
  readonly note?: string;
}

const MOST_INDEXES = 64;

/**
 * Makes indexes, the collection too where it is missing; building goes on in slices beside other work and survives a restart.
 * @param specs as `createIndexes` has them: `{key, name, unique, …}`
 * @throws StoreError CannotCreateIndex, IndexOptionsConflict, IndexKeySpecsConflict, DuplicateKey …; then none of them stays
 */
export async function createIndexes(store: Store, ns: string, specs: readonly Doc[]): Promise<CreateIndexesResult> {
  if (specs.length === 0) throw new StoreError('BadValue', 'Must specify at least one index to create');
  const normal = specs.map(normalizeSpec);
  const { collection, created, before, fresh } = await store.write((txn) => register(store, txn, ns, normal));
  try {
    await Promise.all(fresh.map((index) => buildIndex(store, collection, index)));
    await Promise.all(collection.indexes.map((index) => isBuilt(store, index)));
  } catch (error) {
    await store.write((txn) => {
      for (const index of fresh) if (collection.indexes.includes(index)) txn.dropIndex(collection, index);
    });
    store.sweepSoon();
    throw error;
  }
  const result = { before, after: collection.indexes.length, created };
  return fresh.length === 0 ? { ...result, note: 'all indexes already exist' } : result;
}

interface Registered {
  readonly collection: CollectionState;
  readonly created: boolean;
  readonly before: number;
  readonly fresh: readonly IndexState[];
}

/** Puts the new ones into the catalog as building: from now on every write keeps them up to date. */
function register(store: Store, txn: Transaction, ns: string, specs: readonly Doc[]): Registered {
  const found = store.find(ns);
  const collection = found ?? txn.createCollection(ns);
  const before = collection.indexes.length;
  const fresh: IndexState[] = [];
  for (const spec of specs) {
    if (hasIndex(collection, spec)) continue;
    if (collection.options.get('capped') === true && spec.has('expireAfterSeconds')) {
      throw new StoreError('CannotCreateIndex', 'Cannot create TTL index on a capped collection');
    }
    if (collection.indexes.length >= MOST_INDEXES) {
      throw new StoreError(
        'CannotCreateIndex',
        `add index fails, too many indexes for ${ns} key:${showDoc(spec.get('key') as Doc)}`,
      );
    }
    const index = { ...makeIndex(txn.newId(), spec), state: 'building' as const };
    txn.addIndex(collection, index);
    fresh.push(index);
  }
  if (collection.count === 0) for (const index of fresh) txn.finishIndex(collection, index);
  return { collection, created: found === undefined, before, fresh };
}

/**
 * What `dropIndexes` does: a name, a key pattern, a list of names or `'*'`.
 * @returns how many there were before
 */
export async function dropIndexes(
  store: Store,
  collection: Collection,
  which: string | Doc | readonly string[],
): Promise<number> {
  const before = collection.indexes.length;
  await store.write((txn) => {
    for (const index of chosen(collection as CollectionState, which)) txn.dropIndex(collection, index);
  });
  store.sweepSoon();
  return before;
}

function chosen(collection: CollectionState, which: string | Doc | readonly string[]): IndexState[] {
  if (which === '*') return collection.indexes.filter((index) => index.name !== '_id_');
  if (typeof which === 'string') return [byName(collection, which)];
  if ('map' in which) return which.map((name) => byName(collection, name));
  const [matching, another] = collection.indexes.filter((index) => equalValues(index.spec.get('key'), which));
  if (another !== undefined) {
    throw new StoreError('AmbiguousIndexKeyPattern', `${showDoc(which)} is the key of more than one index`);
  }
  if (matching === undefined) throw new StoreError('IndexNotFound', `can't find index with key: ${showDoc(which)}`);
  return [refuseId(matching)];
}

function byName(collection: CollectionState, name: string): IndexState {
  const index = collection.indexes.find((one) => one.name === name);
  if (index === undefined) throw new StoreError('IndexNotFound', `index not found with name [${name}]`);
  return refuseId(index);
}

function refuseId(index: IndexState): IndexState {
  if (index.name === '_id_') throw new StoreError('InvalidOptions', 'cannot drop _id index');
  return index;
}
