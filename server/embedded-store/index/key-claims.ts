import { asBuffer } from '../bson/decode.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Collection, RecordId } from '../store/collection.ts';
import type { Environment } from '../store/environment.ts';
import { duplicateKey } from './duplicate-key.ts';
import { holderOf } from './entries.ts';
import { entryKeys, valuesOfEntry, type EntryKey } from './entry-keys.ts';
import type { IndexState } from './index-state.ts';
import { concernsNothingOf } from './same-fields.ts';

/** A write that has not been done yet. */
export interface PlannedWrite {
  readonly collection: Collection;
  /** Negative for a document that is not stored yet. */
  readonly id: RecordId;
  readonly before: Uint8Array | undefined;
  readonly after: Uint8Array | undefined;
}

/** Is told what a planned write means for others; may refuse it by throwing. */
export interface Witness {
  /** An index has met its first array or long value. */
  learnt(): void;
  /** A key of a unique index is taken or freed. */
  takes(name: string): void;
  /** A key is held by another document already. */
  meets(holder: RecordId): void;
}

const NONE: readonly EntryKey[] = [];

/**
 * Which keys of unique indexes some planned writes would take and free, so that each further one can be judged as if those
 * before it had been done.
 */
export class KeyClaims {
  private readonly holders = new Map<string, RecordId | 'free'>();

  /**
   * Adds a write.
   * @throws StoreError DuplicateKey, CannotIndexParallelArrays, and what the witness throws
   */
  add(env: Environment, write: PlannedWrite, witness: Witness): void {
    const { indexes } = write.collection as CollectionState;
    for (const index of indexes) this.addTo(env, index, write, witness);
  }

  private addTo(env: Environment, index: IndexState, write: PlannedWrite, witness: Witness): void {
    const before = write.before && asBuffer(write.before);
    const after = write.after && asBuffer(write.after);
    if (before && after && concernsNothingOf(index, before, after)) return;
    const fresh = after ? entryKeys(index, after, witness.learnt) : NONE;
    if (!index.unique) return;
    const old = before ? entryKeys(index, before, witness.learnt) : NONE;
    for (const entry of [...old, ...fresh]) witness.takes(nameOf(entry));
    for (const entry of fresh) {
      const holder = this.holderOf(env, entry);
      if (holder === undefined || holder === write.id) continue;
      witness.meets(holder);
      throw duplicateKey(write.collection.ns, index, valuesOfEntry(index, after as Buffer, entry.key));
    }
    for (const entry of old) this.holders.set(nameOf(entry), 'free');
    for (const entry of fresh) this.holders.set(nameOf(entry), write.id);
  }

  private holderOf(env: Environment, entry: EntryKey): RecordId | undefined {
    const claimed = this.holders.get(nameOf(entry));
    if (claimed !== undefined) return claimed === 'free' ? undefined : claimed;
    return holderOf(env, entry);
  }
}

const nameOf = (entry: EntryKey): string => entry.key.toString('latin1');
