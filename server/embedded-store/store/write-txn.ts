import type { Doc } from '../bson/doc.ts';
import type { LogEntry } from '../oplog/log-entry.ts';
import type { Collection, Index, RecordId } from './collection.ts';

/** Tables whose content belongs to others: the change log, and what sessions remember. */
export type ForeignTable = 'oplog' | 'sessions';

/**
 * What can be done inside `store.write`. All of it happens in one LMDB transaction together with whatever else is
 * written at that moment; when the work throws, its own part is taken back and nobody else's.
 * Everything is synchronous: other clients wait meanwhile, so long work must be cut into several writes.
 */
export interface WriteTxn {
  /**
   * Stores a new document and its index entries. The caller has checked `_id` and size.
   * @throws StoreError DuplicateKey with `keyPattern` and `keyValue`; CannotIndexParallelArrays
   */
  insert(collection: Collection, bytes: Uint8Array): RecordId;
  /** @throws as `insert` */
  replace(collection: Collection, id: RecordId, before: Uint8Array, after: Uint8Array): void;
  remove(collection: Collection, id: RecordId, before: Uint8Array): void;
  /** The document as this transaction sees it. */
  get(collection: Collection, id: RecordId): Buffer | undefined;

  /** Hands an entry to the attached change log, inside this transaction. */
  log(entry: LogEntry): void;
  put(table: ForeignTable, key: Buffer, value: Uint8Array): void;
  delete(table: ForeignTable, key: Buffer): void;

  /** Makes a collection with its `_id` index. @throws StoreError NamespaceExists */
  createCollection(ns: string, options?: Doc): Collection;
  /** Forgets the collection at once; its pages are freed in small steps afterwards. */
  dropCollection(collection: Collection): void;
  renameCollection(collection: Collection, ns: string): Collection;
  setOptions(collection: Collection, options: Doc): void;
  dropIndex(collection: Collection, index: Index): void;
  /** Replaces the shown specification (`collMod` on TTL and hidden). */
  setIndexSpec(collection: Collection, index: Index, spec: Doc): void;
}
