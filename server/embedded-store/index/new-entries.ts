import { KeyBytes } from '../keys/key-bytes.ts';
import { TypeNotes } from '../keys/type-notes.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { RecordId } from '../store/collection.ts';
import type { Environment } from '../store/environment.ts';
import { duplicateKey } from './duplicate-key.ts';
import { holderAt, putEntry } from './entries.ts';
import type { EntryKey } from './entry-keys.ts';
import { entryKeys, valuesOfEntry, writePlainKey } from './entry-keys.ts';
import type { IndexState } from './index-state.ts';
import { takes } from './index-state.ts';

/** What one index will get: a run of the common bytes, or entries of their own where there are several. */
interface Planned {
  index: IndexState;
  keyEnd: number;
  valueEnd: number;
  entries: readonly EntryKey[] | undefined;
}

/**
 * The index entries of a new document: all are worked out, and judged, before the first is written. They are made in
 * memory that serves one document after the other, for many are inserted at once.
 */
export class NewEntries {
  private readonly key = new KeyBytes();
  private readonly value = new KeyBytes();
  private readonly notes = new TypeNotes();
  private readonly planned: Planned[] = [];
  private count = 0;
  private id: RecordId = 0;

  /**
   * @param learnt called when an index has met its first array or long value
   * @throws StoreError DuplicateKey, CannotIndexParallelArrays
   */
  plan(env: Environment, collection: CollectionState, document: Buffer, id: RecordId, learnt: () => void): void {
    this.key.reset();
    this.value.reset();
    this.count = 0;
    this.id = id;
    for (const index of collection.indexes) this.planIndex(env, collection, index, document, learnt);
  }

  private planIndex(
    env: Environment,
    collection: CollectionState,
    index: IndexState,
    document: Buffer,
    learnt: () => void,
  ): void {
    const { key, value, notes } = this;
    const start = key.length;
    let entries: readonly EntryKey[] | undefined;
    if (index.kind === 'plain' && takes(index.partial, document)) {
      const found = writePlainKey(index, document, key, notes, learnt);
      if (found === 'nothing') key.length = start;
      else if (found === 'arrays') {
        key.length = start;
        entries = entryKeys(index, document, learnt);
      }
    } else entries = entryKeys(index, document, learnt);
    const isOne = entries === undefined && key.length > start;
    if (!isOne && (entries === undefined || entries.length === 0)) return;
    if (index.unique) {
      for (const wanted of entries ?? [{ key: key.view(start) }]) {
        if (holderAt(env, wanted.key) === undefined) continue;
        throw duplicateKey(collection.ns, index, valuesOfEntry(index, document, Buffer.from(wanted.key)));
      }
    }
    if (isOne) {
      (index.unique ? value : key).recordId(this.id);
      notes.writeTo(value);
    }
    this.add(index, entries);
  }

  private add(index: IndexState, entries: readonly EntryKey[] | undefined): void {
    const planned = (this.planned[this.count++] ??= { index, keyEnd: 0, valueEnd: 0, entries });
    planned.index = index;
    planned.entries = entries;
    planned.keyEnd = this.key.length;
    planned.valueEnd = this.value.length;
  }

  /** Writes what was planned last. */
  put(env: Environment): void {
    let [keyStart, valueStart] = [0, 0];
    for (let i = 0; i < this.count; i++) {
      const planned = this.planned[i] as Planned;
      const { index, entries, keyEnd, valueEnd } = planned;
      if (entries !== undefined) for (const entry of entries) putEntry(env, index, entry, this.id);
      else void env.entries.put(this.key.view(keyStart, keyEnd), this.value.view(valueStart, valueEnd));
      [keyStart, valueStart] = [keyEnd, valueEnd];
      planned.entries = undefined;
    }
  }
}
