import type { Doc } from '../bson/doc.ts';
import type { Collection } from '../store/collection.ts';
import type { Store } from '../store/store.ts';

export interface CreateIndexesResult {
  readonly before: number;
  readonly after: number;
  /** True when the collection did not exist before. */
  readonly created: boolean;
  readonly note?: string;
}

/**
 * Makes indexes, the collection too where it is missing; building goes on in slices beside other work and survives a restart.
 * @param specs as `createIndexes` has them: `{key, name, unique, …}`
 * @throws StoreError CannotCreateIndex, IndexOptionsConflict, IndexKeySpecsConflict, DuplicateKey …; then none of them stays
 */
export declare function createIndexes(store: Store, ns: string, specs: readonly Doc[]): Promise<CreateIndexesResult>;

/**
 * What `dropIndexes` does: a name, a key pattern, a list of names or `'*'`.
 * @returns how many there were before
 */
export declare function dropIndexes(
  store: Store,
  collection: Collection,
  which: string | Doc | readonly string[],
): Promise<number>;
