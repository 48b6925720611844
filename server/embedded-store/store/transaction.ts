import { asBuffer } from '../bson/decode.ts';
import { Doc } from '../bson/doc.ts';
import { applyChanges, entryChanges, revertChanges } from '../index/maintain.ts';
import { NewEntries } from '../index/new-entries.ts';
import type { IndexState } from '../index/index-state.ts';
import { secondsOf } from '../index/index-state.ts';
import { isTruthy } from '../bson/values.ts';
import type { ChangeLog, LogEntry } from '../oplog/log-entry.ts';
import type { Catalog } from './catalog.ts';
import type { CollectionState } from './collection-state.ts';
import { newCollection } from './collection-state.ts';
import type { Collection, Index, RecordId } from './collection.ts';
import { CountChanges } from './count-changes.ts';
import type { Environment } from './environment.ts';
import { keepDocument } from './environment.ts';
import { markGarbage } from './garbage.ts';
import { fillRecordKey, recordKey } from './record-keys.ts';
import { UndoList } from './undo-list.ts';
import type { ForeignTable, WriteTxn } from './write-txn.ts';

const AT_THE_END = { append: true };
/** LMDB copies keys while it is called. */
const RECORD_KEY = Buffer.alloc(10);
const newEntries = new NewEntries();

/** One piece of work inside a commit; see `WriteTxn`. */
export class Transaction implements WriteTxn {
  readonly undo = new UndoList();
  private readonly entries: LogEntry[] = [];
  private readonly foreign: (() => void)[] = [];
  private readonly counts: CountChanges;

  constructor(
    readonly env: Environment,
    private readonly catalog: Catalog,
    private readonly changeLog: ChangeLog | undefined,
  ) {
    this.counts = new CountChanges(catalog);
  }

  insert(to: Collection, bytes: Uint8Array): RecordId {
    const collection = own(to);
    const document = asBuffer(bytes);
    const id = collection.nextRecord;
    newEntries.plan(this.env, collection, document, id, () => this.learn(collection));
    collection.nextRecord++;
    this.counts.add(collection, 1, document.length);
    void this.env.records.put(fillRecordKey(RECORD_KEY, collection.id, id), document);
    newEntries.put(this.env);
    this.undo.add(
      () => this.counts.add(collection, -1, -document.length),
      () => {
        void this.env.records.remove(recordKey(collection.id, id));
        const changes = entryChanges(this.env, collection, id, document, undefined, () => this.learn(collection));
        applyChanges(this.env, changes, id);
      },
    );
    return id;
  }

  replace(to: Collection, id: RecordId, before: Uint8Array, after: Uint8Array): void {
    const collection = own(to);
    const [old, document] = [asBuffer(before), asBuffer(after)];
    const changes = entryChanges(this.env, collection, id, old, document, () => this.learn(collection));
    const growth = document.length - old.length;
    this.counts.add(collection, 0, growth);
    void this.env.records.put(fillRecordKey(RECORD_KEY, collection.id, id), document);
    applyChanges(this.env, changes, id);
    this.undo.add(
      () => this.counts.add(collection, 0, -growth),
      () => {
        void this.env.records.put(recordKey(collection.id, id), old);
        revertChanges(this.env, changes, id);
      },
    );
  }

  remove(from: Collection, id: RecordId, before: Uint8Array): void {
    const collection = own(from);
    const old = asBuffer(before);
    const changes = entryChanges(this.env, collection, id, old, undefined, () => this.learn(collection));
    this.counts.add(collection, -1, -old.length);
    void this.env.records.remove(recordKey(collection.id, id));
    applyChanges(this.env, changes, id);
    this.undo.add(
      () => this.counts.add(collection, 1, old.length),
      () => {
        void this.env.records.put(recordKey(collection.id, id), old);
        revertChanges(this.env, changes, id);
      },
    );
  }

  get(collection: Collection, id: RecordId): Buffer | undefined {
    const lent = this.env.records.get(fillRecordKey(RECORD_KEY, collection.id, id));
    return lent === undefined ? undefined : keepDocument(lent);
  }

  /** What an index has learnt stays true enough when the work is taken back, so that is not undone. */
  private learn(collection: CollectionState): void {
    this.catalog.noteChange(collection);
  }

  log(entry: LogEntry): void {
    this.entries.push(entry);
  }

  put(table: ForeignTable, key: Buffer, value: Uint8Array): void {
    this.foreign.push(() => void this.env[table].put(key, asBuffer(value)));
  }

  delete(table: ForeignTable, key: Buffer): void {
    this.foreign.push(() => void this.env[table].remove(key));
  }

  /** The work is done and stands: now its log entries and foreign writes are made, which nothing can take back singly. */
  finish(): void {
    for (const _ of this.finishInParts());
  }

  *finishInParts(): Generator<void> {
    const { changeLog, env } = this;
    // Each key is greater than all before it: told so, LMDB fills its pages to the end.
    const put = (key: Buffer, value: Uint8Array): void => env.oplog.putSync(key, asBuffer(value), AT_THE_END);
    for (const entry of this.entries) {
      changeLog?.append(entry, put);
      yield;
    }
    for (const write of this.foreign) write();
    this.counts.release();
  }

  /** The work is done in parts, between which others have their turns. */
  holdCounts(): void {
    this.counts.hold();
  }

  /** An index of the collection has met something new; for builds. */
  noteLearnt(collection: Collection): void {
    this.learn(own(collection));
  }

  newId(): number {
    return this.catalog.newId();
  }

  createCollection(ns: string, options: Doc = new Doc()): CollectionState {
    const collection = newCollection(this.catalog.newId(), this.catalog.newId(), ns, options);
    this.catalog.add(collection);
    this.undoInCatalog(() => this.catalog.remove(collection));
    return collection;
  }

  dropCollection(which: Collection): void {
    const collection = own(which);
    this.catalog.remove(collection);
    const marks = [
      ...collection.indexes.map((index) => markGarbage(this.env, 'entries', index.id)),
      markGarbage(this.env, 'records', collection.id),
    ];
    this.undoInCatalog(
      () => this.catalog.add(collection),
      () => marks.forEach((unmark) => unmark()),
    );
  }

  renameCollection(which: Collection, ns: string): Collection {
    const collection = own(which);
    const old = collection.ns;
    this.catalog.rename(collection, ns);
    this.undoInCatalog(() => this.catalog.rename(collection, old));
    return collection;
  }

  setOptions(which: Collection, options: Doc): void {
    const collection = own(which);
    const old = collection.options;
    this.change(
      collection,
      () => (collection.options = options),
      () => (collection.options = old),
    );
  }

  /** Puts a new index into the catalog; for builds. */
  addIndex(which: Collection, index: IndexState): void {
    const collection = own(which);
    const old = collection.indexes;
    this.change(
      collection,
      () => (collection.indexes = [...old, index]),
      () => (collection.indexes = old),
    );
  }

  finishIndex(which: Collection, index: IndexState): void {
    this.change(
      own(which),
      () => (index.state = 'ready'),
      () => (index.state = 'building'),
    );
  }

  dropIndex(which: Collection, index: Index): void {
    const collection = own(which);
    const old = collection.indexes;
    this.change(
      collection,
      () => (collection.indexes = old.filter((other) => other.id !== index.id)),
      () => (collection.indexes = old),
    );
    const unmark = markGarbage(this.env, 'entries', index.id);
    this.undo.add(() => undefined, unmark);
  }

  setIndexSpec(which: Collection, index: Index, spec: Doc): void {
    const collection = own(which);
    const state = collection.indexes.find((other) => other.id === index.id);
    if (state === undefined) return;
    const { spec: oldSpec, hidden, ttlSeconds } = state;
    this.change(
      collection,
      () =>
        Object.assign(state, {
          spec,
          hidden: isTruthy(spec.get('hidden')),
          ttlSeconds: secondsOf(spec.get('expireAfterSeconds')),
        }),
      () => Object.assign(state, { spec: oldSpec, hidden, ttlSeconds }),
    );
  }

  private change(collection: CollectionState, apply: () => void, revert: () => void): void {
    apply();
    this.catalog.noteChange(collection);
    this.undoInCatalog(() => {
      revert();
      this.catalog.noteChange(collection);
    });
  }

  private undoInCatalog(memory: () => void, disk?: () => void): void {
    this.undo.add(memory, disk);
  }
}

/** Everything that the store hands out as a collection is one of its own. */
function own(collection: Collection): CollectionState {
  return collection as CollectionState;
}
