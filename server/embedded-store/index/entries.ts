import type { Environment } from '../store/environment.ts';
import type { RecordId } from '../store/collection.ts';
import type { EntryKey } from './entry-keys.ts';
import type { IndexState } from './index-state.ts';

/** The LMDB key of an entry: unique indexes keep the record id in the value, others at the end of the key. */
export function storedKey(index: IndexState, entry: EntryKey, id: RecordId): Buffer {
  return index.unique ? entry.key : Buffer.concat([entry.key, recordIdBytes(id)]);
}

export function putEntry(env: Environment, index: IndexState, entry: EntryKey, id: RecordId): void {
  const value = index.unique ? Buffer.concat([recordIdBytes(id), entry.notes]) : entry.notes;
  void env.entries.put(storedKey(index, entry, id), value);
}

export function removeEntry(env: Environment, index: IndexState, entry: EntryKey, id: RecordId): void {
  void env.entries.remove(storedKey(index, entry, id));
}

/** The record that holds a key of a unique index. */
export function holderOf(env: Environment, entry: EntryKey): RecordId | undefined {
  return holderAt(env, entry.key);
}

export function holderAt(env: Environment, key: Buffer): RecordId | undefined {
  return env.entries.get(key)?.readUIntBE(0, 6);
}

function recordIdBytes(id: RecordId): Buffer {
  const bytes = Buffer.allocUnsafe(6);
  bytes.writeUIntBE(id, 0, 6);
  return bytes;
}
