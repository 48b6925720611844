import type { CollectionState } from '../store/collection-state.ts';
import type { RecordId } from '../store/collection.ts';
import { keepDocument } from '../store/environment.ts';
import { idPrefix, recordKey } from '../store/record-keys.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { Store } from '../store/store.ts';
import { TimeSlice } from '../turns/time-slice.ts';
import { validateDocument } from '../wire/validate.ts';
import { storedKey } from './entries.ts';
import { entryKeys, type EntryKey } from './entry-keys.ts';
import type { IndexState } from './index-state.ts';

/** What was found of one index. */
export interface IndexCheck {
  readonly index: IndexState;
  /** Entries that are there. */
  entries: number;
  /** Entries that the documents have. */
  expected: number;
  /** Expected ones that are not there, or are not as they should be. */
  missing: number;
}

export interface CollectionCheck {
  records: number;
  /** Bytes of all records. */
  bytes: number;
  /** Records whose bytes are no document. */
  readonly broken: RecordId[];
  readonly indexes: readonly IndexCheck[];
}

/**
 * Reads a whole collection and compares it with its indexes, both as they are at one moment, letting others have their turns.
 * @param signal ends it with its reason
 */
export async function checkCollection(
  store: Store,
  collection: CollectionState,
  signal: AbortSignal,
): Promise<CollectionCheck> {
  const ready = collection.indexes.filter(({ state }) => state === 'ready');
  // What was under way when the indexes were listed is in the file now.
  await store.write(() => undefined);
  const check: CollectionCheck = {
    records: 0,
    bytes: 0,
    broken: [],
    indexes: ready.map((index) => ({ index, entries: 0, expected: 0, missing: 0 })),
  };
  const snapshot = store.snapshot();
  const walk = new Walk(store, snapshot, signal);
  try {
    const records = { start: recordKey(collection.id, 0), end: recordKey(collection.id + 1, 0) };
    await walk.over('records', records, (key, value) => checkRecord(store, snapshot, check, key, value));
    for (const found of check.indexes) {
      const range = { start: idPrefix(found.index.id), end: idPrefix(found.index.id + 1) };
      await walk.over('entries', range, () => void found.entries++);
    }
  } finally {
    snapshot.close();
  }
  // Of an index that was dropped meanwhile nothing can be said.
  return { ...check, indexes: check.indexes.filter(({ index }) => collection.indexes.includes(index)) };
}

function checkRecord(store: Store, snapshot: Snapshot, check: CollectionCheck, key: Buffer, value: Buffer): void {
  const id = key.readUIntBE(4, 6);
  check.records++;
  const document = documentIn(value);
  if (document === undefined) {
    check.broken.push(id);
    return;
  }
  check.bytes += document.length;
  for (const found of check.indexes) {
    for (const entry of entryKeys(found.index, document, ignore)) {
      found.expected++;
      if (!isThere(store, snapshot, found.index, entry, id)) found.missing++;
    }
  }
}

function documentIn(lent: Buffer): Buffer | undefined {
  try {
    const document = keepDocument(lent);
    validateDocument(document);
    return document;
  } catch {
    return undefined;
  }
}

function isThere({ env }: Store, { transaction }: Snapshot, index: IndexState, entry: EntryKey, id: RecordId): boolean {
  const value = env.entries.get(storedKey(index, entry, id), { transaction });
  if (value === undefined) return false;
  if (!index.unique) return value.equals(entry.notes);
  return value.readUIntBE(0, 6) === id && value.subarray(6).equals(entry.notes);
}

/** Goes over a range of a snapshot, a slice of time after the other. */
class Walk {
  private readonly slice = new TimeSlice();

  constructor(
    private readonly store: Store,
    private readonly snapshot: Snapshot,
    private readonly signal: AbortSignal,
  ) {}

  async over(
    table: 'records' | 'entries',
    { start, end }: { start: Buffer; end: Buffer },
    look: (key: Buffer, value: Buffer) => void,
  ): Promise<void> {
    for (let from: Buffer | undefined = start; from !== undefined;) {
      this.signal.throwIfAborted();
      await this.slice.enter();
      from = this.some(table, from, end, from !== start, look);
      if (from !== undefined) await this.slice.pause();
    }
  }

  /** @returns the last key that was looked at, when there may be more */
  private some(
    table: 'records' | 'entries',
    start: Buffer,
    end: Buffer,
    exclusiveStart: boolean,
    look: (key: Buffer, value: Buffer) => void,
  ): Buffer | undefined {
    const { transaction } = this.snapshot;
    for (const { key, value } of this.store.env[table].getRange({ start, end, exclusiveStart, transaction })) {
      look(key, value);
      if (this.slice.isOver()) return Buffer.from(key);
    }
    return undefined;
  }
}

function ignore(): void {
  // The index has learnt all there is when the entry was made.
}
