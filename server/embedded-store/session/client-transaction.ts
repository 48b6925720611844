import type { Doc } from '../bson/values.ts';
import { type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { DocumentEntry, LogSession } from '../oplog/log-entry.ts';
import { KeyClaims } from '../index/key-claims.ts';
import type { Collection, RecordId } from '../store/collection.ts';
import { recordKey } from '../store/record-keys.ts';
import type { Store } from '../store/store.ts';
import type { Overlay, ReadView } from '../store/read-view.ts';
import type { Snapshot } from '../store/snapshot.ts';
import type { WriteTxn } from '../store/write-txn.ts';
import { step } from '../turns/in-turns.ts';
import type { WriteLocks } from './write-locks.ts';

/** One write of a transaction, kept until the commit does them all in their order. */
export type PendingWrite = { collection: Collection; id: RecordId; entry: DocumentEntry } & (
  | { kind: 'insert'; after: Uint8Array }
  | { kind: 'replace'; before: Uint8Array; after: Uint8Array }
  | { kind: 'remove'; before: Uint8Array }
);

/** So many writes are committed without letting others in between. */
const AT_A_STRETCH = 200;
/** So few of so few bytes do not keep others waiting at all. */
const FEW = 8;
const SMALL_BYTES = 64 * 1024;

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
  private committing = false;
  private rehearsed = 0;
  private readonly claims = new KeyClaims();
  /** Documents that rehearsed writes have changed. */
  private readonly touched = new Set<string>();
  /** The write at which the last rehearsal or commit failed. */
  failedAt = -1;
  /** Settled when what an abort takes back beside the writes is gone. */
  takenBack: Promise<unknown> = Promise.resolve();
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
   * Does all writes in one write of the store, letting others have their turns where they are many.
   * @param isThere whether a collection has not been dropped meanwhile
   * @param last done in the same write, after them
   * @throws StoreError WriteConflict; DuplicateKey
   */
  async commit(
    store: Store,
    isThere: (collection: Collection) => boolean,
    last: (txn: WriteTxn) => void,
  ): Promise<void> {
    const work = (txn: WriteTxn): Iterable<void> => this.apply(txn, isThere, last);
    this.committing = true;
    try {
      if (this.writes.length > AT_A_STRETCH) await store.writeInParts(work);
      else await store.write((txn) => void [...work(txn)], { small: this.isSmall });
    } finally {
      this.committing = false;
    }
  }

  private *apply(
    txn: WriteTxn,
    isThere: (collection: Collection) => boolean,
    last: (txn: WriteTxn) => void,
  ): Generator<void> {
    const recordIds = new Map<string, RecordId>();
    const touched = new Set<string>();
    for (const [i, write] of this.writes.entries()) {
      this.failedAt = i;
      if (!isThere(write.collection)) throw writeConflict();
      const key = `${write.collection.id}:${write.id}`;
      const id = recordIds.get(key) ?? write.id;
      if (write.kind === 'insert') recordIds.set(key, txn.insert(write.collection, write.after));
      else {
        if (!touched.has(key) && !recordIds.has(key)) demandUnchanged(txn.get(write.collection, id), write.before);
        if (write.kind === 'replace') txn.replace(write.collection, id, write.before, write.after);
        else txn.remove(write.collection, id, write.before);
      }
      touched.add(key);
      txn.log(write.entry);
      yield;
    }
    last(txn);
  }

  private get isSmall(): boolean {
    if (this.writes.length > FEW) return false;
    const bytes = this.writes.reduce((sum, write) => sum + ('after' in write ? write.after.length : 0), 0);
    return bytes <= SMALL_BYTES;
  }

  /**
   * Looks whether the writes since the last rehearsal could be done now, so that a statement can be answered as if they
   * were. The commit looks again.
   * @returns collections of which an index has met something new
   * @throws as `apply`
   */
  async rehearse(
    store: Store,
    isThere: (collection: Collection) => boolean,
    locks: WriteLocks,
  ): Promise<ReadonlySet<Collection>> {
    const learnt = new Set<Collection>();
    const { transaction } = this.snapshot;
    for (let write = this.writes[this.rehearsed]; write; write = this.writes[++this.rehearsed]) {
      const others = step();
      if (others) await others;
      // Ended meanwhile: killed, or too old.
      if (this.state !== 'active') break;
      const { collection, id } = write;
      this.failedAt = this.rehearsed;
      if (!isThere(collection)) throw writeConflict();
      const before = 'before' in write ? write.before : undefined;
      const after = 'after' in write ? write.after : undefined;
      const key = `${collection.id}:${id}`;
      if (before && id >= 0 && !this.touched.has(key))
        demandUnchanged(store.env.records.get(recordKey(collection.id, id)), before);
      this.touched.add(key);
      this.claims.add(
        store.env,
        { collection, id, before, after },
        {
          learnt: () => learnt.add(collection),
          takes: (name) => locks.takeKey(this, name),
          // A document that came after the snapshot is not there for this transaction, and cannot be there beside it.
          meets: (holder) => {
            if (holder < 0) return;
            const seen = store.env.records.get(recordKey(collection.id, holder), { transaction });
            if (seen === undefined) throw writeConflict();
          },
        },
      );
    }
    return learnt;
  }

  onEnd(listener: () => void): void {
    if (this.state === 'active') this.endListeners.push(listener);
    else listener();
  }

  end(state: 'committed' | 'aborted'): void {
    // A commit that is under way decides itself how the transaction ends.
    if (this.state !== 'active' || this.committing) return;
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

/** @param now may be lent: its length stands in its first bytes */
function demandUnchanged(now: Buffer | undefined, before: Uint8Array): void {
  if (!now || now.readInt32LE(0) !== before.length || now.compare(before, 0, before.length, 0, before.length) !== 0)
    throw writeConflict();
}

export function writeConflict(): StoreError {
  const message =
    'WriteConflict error: this operation conflicted with another operation. Please retry your operation or multi-document transaction.';
  return new StoreError('WriteConflict', message, TRANSIENT);
}
