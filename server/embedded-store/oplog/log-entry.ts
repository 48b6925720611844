import type { Binary, Doc, Value } from '../bson/values.ts';

/** Who wrote: the logical session and its transaction number, as change events of a transaction show them. */
export interface LogSession {
  lsid: Doc;
  txnNumber: bigint;
}

interface EntryHead {
  /** `db.collection` at the time of the write. */
  ns: string;
  /** Tells a collection from a later one of the same name. */
  collection: Binary;
  /** Present on the writes of a multi-document transaction only. */
  session?: LogSession;
}

/** What happened to one document. Documents are BSON as stored. */
export type DocumentEntry = EntryHead &
  (
    | { op: 'insert'; id: Value; document: Uint8Array }
    | { op: 'update'; id: Value; description: Doc; before?: Uint8Array }
    | { op: 'replace'; id: Value; document: Uint8Array; before?: Uint8Array }
    | { op: 'delete'; id: Value; before?: Uint8Array }
  );

/** What happened to a collection or a database; `ns` is `db` alone for `dropDatabase`. */
export type CommandEntry = Omit<EntryHead, 'collection'> & { collection?: Binary } & (
    | { op: 'create' | 'drop' | 'dropDatabase' | 'createIndexes' | 'dropIndexes' | 'modify' }
    | { op: 'rename'; to: string; dropped?: Binary }
  );

export type LogEntry = DocumentEntry | CommandEntry;

/**
 * The log as the store sees it. `append` runs inside the write transaction that it tells about, so that a change and its
 * entry cannot be parted by a crash. Transactions may overlap (the next one runs while the last one is being flushed), so
 * the store takes `lastTime` before and after a transaction's work and hands it back when it knows how that ended.
 */
export interface ChangeLog {
  /** Time of the newest entry, on disk or not: seconds << 32 | counter. */
  readonly lastTime: bigint;
  append(entry: LogEntry, put: (key: Buffer, value: Uint8Array) => void): void;
  /** Everything up to and including `through` is on disk and may be told. */
  committed(through: bigint): void;
  /** The transaction with the entries in (after, through] failed; they never were. */
  discarded(after: bigint, through: bigint): void;
}
