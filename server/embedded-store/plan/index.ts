import type { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import type { Collection } from '../store/collection.ts';
import type { Store } from '../store/store.ts';
import type { WriteTxn } from '../store/write-txn.ts';
import type { Execution, Hit, Query } from './query.ts';

export type { BatchSize, Execution, Hit, Query } from './query.ts';

/** Starts a query; nothing is read before the first batch is asked for. @throws StoreError for a bad hint, sort or min/max */
export declare function runFind(store: Store, collection: Collection, query: Query): Execution;

/** The records a write is to change, unprojected. Each must be looked at again inside the write: others may have been faster. */
export declare function findHits(
  store: Store,
  collection: Collection,
  query: Query,
): AsyncGenerator<Hit, void, undefined>;

/** The same inside a write, without a pause; for lookups by index, and for what is known to be short. */
export declare function findNow(txn: WriteTxn, collection: Collection, query: Query): Generator<Hit, void, undefined>;

export declare function runCount(store: Store, collection: Collection, query: Query): Promise<number>;

/** The distinct values at a dotted path, each once, in the order MongoDB gives them. */
export declare function runDistinct(store: Store, collection: Collection, path: string, query: Query): Promise<Value[]>;

export type Verbosity = 'queryPlanner' | 'executionStats' | 'allPlansExecution';

/** The `queryPlanner` and `executionStats` parts of an explain answer. */
export declare function explainFind(
  store: Store,
  collection: Collection,
  query: Query,
  verbosity: Verbosity,
): Promise<Doc>;

/** Would this query be answered by reading every document? For refusals and tests. */
export declare function isCollectionScan(collection: Collection, query: Query): boolean;
