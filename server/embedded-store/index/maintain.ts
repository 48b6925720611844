import type { CollectionState } from '../store/collection-state.ts';
import type { RecordId } from '../store/collection.ts';
import type { Environment } from '../store/environment.ts';
import { duplicateKey } from './duplicate-key.ts';
import { holderOf, putEntry, removeEntry } from './entries.ts';
import type { EntryKey } from './entry-keys.ts';
import { entryKeys, valuesOfEntry } from './entry-keys.ts';
import type { IndexState } from './index-state.ts';
import { concernsNothingOf } from './same-fields.ts';

/** What a write does to one index. */
export interface EntryChange {
  readonly index: IndexState;
  readonly added: readonly EntryKey[];
  readonly removed: readonly EntryKey[];
}

const NONE: readonly EntryKey[] = [];

/**
 * Works out what a write does to the indexes, before anything is written.
 * @param learnt called when an index has met its first array or long value
 * @throws StoreError DuplicateKey, CannotIndexParallelArrays
 */
export function entryChanges(
  env: Environment,
  collection: CollectionState,
  id: RecordId,
  before: Buffer | undefined,
  after: Buffer | undefined,
  learnt: () => void,
): EntryChange[] {
  const changes: EntryChange[] = [];
  for (const index of collection.indexes) {
    if (before !== undefined && after !== undefined && concernsNothingOf(index, before, after)) continue;
    const old = before === undefined ? NONE : entryKeys(index, before, learnt);
    const fresh = after === undefined ? NONE : entryKeys(index, after, learnt);
    const added = without(fresh, old);
    if (index.unique && after !== undefined) refuseTaken(env, collection, index, added, id, after);
    const removed = without(old, fresh);
    if (added.length + removed.length > 0) changes.push({ index, added, removed });
  }
  return changes;
}

export function applyChanges(env: Environment, changes: readonly EntryChange[], id: RecordId): void {
  for (const { index, added, removed } of changes) {
    for (const entry of removed) removeEntry(env, index, entry, id);
    for (const entry of added) putEntry(env, index, entry, id);
  }
}

export function revertChanges(env: Environment, changes: readonly EntryChange[], id: RecordId): void {
  for (const { index, added, removed } of changes) {
    for (const entry of added) removeEntry(env, index, entry, id);
    for (const entry of removed) putEntry(env, index, entry, id);
  }
}

/** Entries are the same when key and notes are: 1 and 1.0 share a key, yet the note must follow the new type. */
function without(entries: readonly EntryKey[], others: readonly EntryKey[]): readonly EntryKey[] {
  if (others.length === 0 || entries.length === 0) return entries;
  return entries.filter(
    (entry) => !others.some((other) => other.key.equals(entry.key) && other.notes.equals(entry.notes)),
  );
}

function refuseTaken(
  env: Environment,
  collection: CollectionState,
  index: IndexState,
  added: readonly EntryKey[],
  id: RecordId,
  document: Buffer,
): void {
  for (const entry of added) {
    const holder = holderOf(env, entry);
    if (holder !== undefined && holder !== id) {
      throw duplicateKey(collection.ns, index, valuesOfEntry(index, document, entry.key));
    }
  }
}
