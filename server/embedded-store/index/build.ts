import type { CollectionState } from '../store/collection-state.ts';
import type { RecordId } from '../store/collection.ts';
import type { StoreError } from '../errors.ts';
import { keepDocument } from '../store/environment.ts';
import { recordKey } from '../store/record-keys.ts';
import type { Store } from '../store/store.ts';
import type { Transaction } from '../store/transaction.ts';
import { turnClock } from '../turns/turn.ts';
import { duplicateKey } from './duplicate-key.ts';
import { holderOf, putEntry } from './entries.ts';
import { entryKeys, valuesOfEntry } from './entry-keys.ts';
import type { IndexState } from './index-state.ts';

const running = new WeakMap<IndexState, Promise<void>>();

/**
 * Gives a new index the documents that were there before it, in small writes between everybody else's. Where it has come
 * to is written with each step, so a restart goes on from there.
 * @throws StoreError DuplicateKey, CannotIndexParallelArrays; the index is then incomplete and must be dropped
 */
export function buildIndex(store: Store, collection: CollectionState, index: IndexState): Promise<void> {
  const build = run(store, collection, index).finally(() => running.delete(index));
  running.set(index, build);
  return build;
}

/** Resolves when the index is complete; rejects when its build failed. */
export async function isBuilt(_store: Store, index: IndexState): Promise<void> {
  await running.get(index);
}

/** Goes on with the builds that a stop or crash has interrupted. What cannot be finished is dropped, as a failed build is. */
export async function resumeBuilds(store: Store, onError: (error: unknown) => void): Promise<void> {
  for (const collection of store.collections()) {
    for (const index of collection.indexes.filter((one) => one.state === 'building')) {
      try {
        await buildIndex(store, collection, index);
      } catch (error) {
        onError(error);
        if (!store.isClosed) await store.write((txn) => txn.dropIndex(collection, index));
      }
    }
  }
}

/** The first of the clashing keys, in the order of the index; known when everything has been read. */
interface Clash {
  readonly key: Buffer;
  readonly error: StoreError;
}

/** What a build has met so far, kept over its steps. */
interface Findings {
  /** The last record that has been read. */
  at?: RecordId;
  clash?: Clash;
}

async function run(store: Store, collection: CollectionState, index: IndexState): Promise<void> {
  const findings: Findings = {};
  while (index.state === 'building') {
    // A collection or index that was dropped meanwhile needs no entries.
    if (store.isClosed || store.find(collection.ns) !== collection || !collection.indexes.includes(index)) return;
    await store.write((txn) => step(txn, collection, index, findings));
  }
}

/** Indexes a few documents more; finishes the index when there are none. */
function step(txn: Transaction, collection: CollectionState, index: IndexState, findings: Findings): void {
  if (!collection.indexes.includes(index) || index.state !== 'building') return;
  const until = performance.now() + turnClock.sliceMs;
  const start = recordKey(collection.id, findings.at ?? readProgress(txn, index));
  const end = recordKey(collection.id + 1, 0);
  let last: RecordId | undefined;
  for (const { key, value } of txn.env.records.getRange({ start, end, exclusiveStart: true })) {
    last = key.readUIntBE(4, 6);
    addDocument(txn, collection, index, last, keepDocument(value), findings);
    if (performance.now() > until) {
      findings.at = last;
      // A restart must come upon the clash again.
      if (findings.clash === undefined) writeProgress(txn, index, last);
      return;
    }
  }
  if (findings.clash !== undefined) throw findings.clash.error;
  void txn.env.meta.remove(progressKey(index));
  txn.finishIndex(collection, index);
}

function addDocument(
  txn: Transaction,
  collection: CollectionState,
  index: IndexState,
  id: RecordId,
  document: Buffer,
  findings: Findings,
): void {
  for (const entry of entryKeys(index, document, () => txn.noteLearnt(collection))) {
    if (index.unique) {
      const holder = holderOf(txn.env, entry);
      if (holder !== undefined && holder !== id) {
        if (findings.clash === undefined || entry.key.compare(findings.clash.key) < 0) {
          const error = duplicateKey(collection.ns, index, valuesOfEntry(index, document, entry.key));
          findings.clash = { key: entry.key, error };
        }
        continue;
      }
    }
    putEntry(txn.env, index, entry, id);
  }
}

const progressKey = (index: IndexState): Buffer => Buffer.from(`b:${index.id}`);

function readProgress(txn: Transaction, index: IndexState): RecordId {
  return txn.env.meta.get(progressKey(index))?.readUIntBE(0, 6) ?? 0;
}

function writeProgress(txn: Transaction, index: IndexState, id: RecordId): void {
  const bytes = Buffer.alloc(6);
  bytes.writeUIntBE(id, 0, 6);
  void txn.env.meta.put(progressKey(index), bytes);
}
