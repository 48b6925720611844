import type { Value } from '../bson/values.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Collection } from '../store/collection.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../store/transaction.ts';
import type { WriteTxn } from '../store/write-txn.ts';
import { choosePlan } from './choose-plan.ts';
import { countIn } from './count.ts';
import { distinctIn } from './distinct.ts';
import { FindExecution } from './execution.ts';
import { findHitsIn, findNowIn, firstNowIn } from './find-hits.ts';
import type { Execution, Hit, Query } from './query.ts';
import { readSort } from './sort-spec.ts';

export type { BatchSize, Execution, Hit, Query } from './query.ts';
export { explainFind } from './explain.ts';
export type { Purpose, Verbosity } from './explain.ts';
export { demandSort } from './text-plan.ts';

/** Starts a query; nothing is read before the first batch is asked for. @throws StoreError for a bad hint, sort or min/max */
export function runFind(store: Store, collection: Collection, query: Query): Execution {
  return new FindExecution(store.env, own(collection), query);
}

/** The records a write is to change, unprojected. Each must be looked at again inside the write: others may have been faster. */
export function findHits(store: Store, collection: Collection, query: Query): AsyncGenerator<Hit, void, undefined> {
  return findHitsIn(store.env, own(collection), query);
}

/** The same inside a write, without a pause; for lookups by index, and for what is known to be short. */
export function findNow(txn: WriteTxn, collection: Collection, query: Query): Generator<Hit, void, undefined> {
  return findNowIn((txn as Transaction).env, own(collection), query);
}

/** The first of them. */
export function findFirstNow(txn: WriteTxn, collection: Collection, query: Query): Hit | undefined {
  return firstNowIn((txn as Transaction).env, own(collection), query);
}

export function runCount(store: Store, collection: Collection, query: Query): Promise<number> {
  return countIn(store.env, own(collection), query);
}

/** The distinct values at a dotted path, each once, in the order MongoDB gives them. */
export function runDistinct(store: Store, collection: Collection, path: string, query: Query): Promise<Value[]> {
  return distinctIn(store.env, own(collection), path, query);
}

/** Would this query be answered by reading every document? For refusals and tests. */
export function isCollectionScan(collection: Collection, query: Query): boolean {
  return choosePlan(own(collection), query, readSort(query.sort)).access.kind === 'collection';
}

/** Collections are only ever made by the store. */
function own(collection: Collection): CollectionState {
  return collection as CollectionState;
}
