import type { Doc } from '../bson/values.ts';
import { type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { DocumentEntry, LogSession } from '../oplog/log-entry.ts';
import type { Collection, RecordId } from '../store/collection.ts';
import type { Overlay, ReadView } from '../store/read-view.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { WriteTxn } from '../store/write-txn.ts';

/** One write of a transaction, kept until the commit does them all in their order. */
export type PendingWrite = { collection: Collection; id: RecordId; entry: DocumentEntry } & (
  | { kind: 'insert'; after: Uint8Array }
  | { kind: 'replace'; before: Uint8Array; after: Uint8Array }
  | { kind: 'remove'; before: Uint8Array }
);

/** Thrown by a rehearsal to take its writes back. */
class Rehearsed extends Error {}

export const TRANSIENT = { labels: ['TransientTransactionError'] };

/**
 * A multi-document transaction of a client: it reads one snapshot and its own writes, which nobody else sees. All of them
 * are done in one write when it commits; a document that somebody else changed meanwhile makes that fail.
 */
export class ClientTransaction implements Overlay {
  state: 'active' | 'committed' | 'aborted' = 'active';
  lastUse = Date.now();
  readonly logSession: LogSession;
  private readonly writes: PendingWrite[] = [];
  private readonly changed = new Map<number, Map<RecordId, Uint8Array | null>>();
  private nextId = -1;
  /** The write at which the last rehearsal or commit failed. */
  failedAt = -1;
  private readonly endListeners: (() => void)[] = [];

  constructor(
    lsid: Doc,
    readonly txnNumber: bigint,
    private readonly snapshot: Snapshot,
  ) {
    this.logSession = { lsid, txnNumber };
  }

  get view(): ReadView {
    return { snapshot: this.snapshot, overlay: this };
  }

  changes(collection: Collection): ReadonlyMap<RecordId, Uint8Array | null> | undefined {
    return this.changed.get(collection.id);
  }

  get isReadOnly(): boolean {
    return this.writes.length === 0;
  }

  /** How many writes there are. */
  get size(): number {
    return this.writes.length;
  }

  insert(collection: Collection, id: Value, after: Uint8Array): void {
    const entry = this.entry(collection, { op: 'insert', id, document: after });
    this.add({ kind: 'insert', collection, id: this.nextId--, after, entry });
  }

  replace(collection: Collection, id: RecordId, before: Uint8Array, after: Uint8Array, change: Change): void {
    this.add({ kind: 'replace', collection, id, before, after, entry: this.entry(collection, change) });
  }

  remove(collection: Collection, id: RecordId, before: Uint8Array, change: Change): void {
    this.add({ kind: 'remove', collection, id, before, entry: this.entry(collection, change) });
  }

  private entry(collection: Collection, change: Change): DocumentEntry {
    return { ...change, ns: collection.ns, collection: collection.uuid, session: this.logSession };
  }

  private add(write: PendingWrite): void {
    this.writes.push(write);
    const { collection, id } = write;
    let changes = this.changed.get(collection.id);
    if (!changes) this.changed.set(collection.id, (changes = new Map()));
    changes.set(id, write.kind === 'remove' ? null : write.after);
  }

  /**
   * Does all writes inside the store's write.
   * @param isThere whether a collection has not been dropped meanwhile
   * @throws StoreError WriteConflict; DuplicateKey
   */
  apply(txn: WriteTxn, isThere: (collection: Collection) => boolean, log = true): void {
    const recordIds = new Map<string, RecordId>();
    const touched = new Set<string>();
    for (const [i, write] of this.writes.entries()) {
      this.failedAt = i;
      if (!isThere(write.collection)) throw writeConflict();
      const key = `${write.collection.id}:${write.id}`;
      const id = recordIds.get(key) ?? write.id;
      if (write.kind === 'insert') recordIds.set(key, txn.insert(write.collection, write.after));
      else {
        if (!touched.has(key) && !recordIds.has(key)) demandUnchanged(txn, write, id);
        if (write.kind === 'replace') txn.replace(write.collection, id, write.before, write.after);
        else txn.remove(write.collection, id, write.before);
      }
      touched.add(key);
      if (log) txn.log(write.entry);
    }
  }

  /** Tries the writes and takes them back, so that a statement can be answered as if they were done. */
  rehearse(txn: WriteTxn, isThere: (collection: Collection) => boolean): never {
    this.apply(txn, isThere, false);
    throw new Rehearsed();
  }

  static isRehearsed(error: unknown): boolean {
    return error instanceof Rehearsed;
  }

  onEnd(listener: () => void): void {
    if (this.state === 'active') this.endListeners.push(listener);
    else listener();
  }

  end(state: 'committed' | 'aborted'): void {
    if (this.state !== 'active') return;
    this.state = state;
    this.snapshot.close();
    this.writes.length = 0;
    this.changed.clear();
    for (const listener of this.endListeners.splice(0)) listener();
  }
}

type WithoutPlace<T> = T extends unknown ? Omit<T, 'ns' | 'collection' | 'session'> : never;

/** What a log entry says of one document, without where. */
export type Change = WithoutPlace<DocumentEntry>;

function demandUnchanged(txn: WriteTxn, write: PendingWrite & { before?: Uint8Array }, id: RecordId): void {
  const now = txn.get(write.collection, id);
  if (!now || !write.before || Buffer.compare(now, write.before) !== 0) throw writeConflict();
}

export function writeConflict(): StoreError {
  const message =
    'WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.';
  return new StoreError('WriteConflict', message, TRANSIENT);
}
