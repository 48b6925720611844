import { StoreError } from '../errors.ts';
import type { CollectionState } from './collection-state.ts';
import { readCollection, writeCollection } from './collection-state.ts';
import type { Environment } from './environment.ts';
import { idPrefix } from './record-keys.ts';

/** Keys in the meta table. */
const NEXT_ID = Buffer.from('next');
const collectionKey = (id: number): Buffer => Buffer.from(`c:${id}`);
const countKey = (id: number): Buffer => Buffer.from(`n:${id}`);
const AFTER_COLLECTIONS = Buffer.from('c;');

/** Which collections there are; kept in memory, written with every change inside the transaction that makes it. */
export class Catalog {
  private readonly byNs = new Map<string, CollectionState>();
  private nextId = 1;
  /** Collections whose definition, or whose counts, the running transaction must write. */
  private readonly changed = new Set<CollectionState>();
  private readonly counted = new Set<CollectionState>();

  constructor(private readonly env: Environment) {}

  load(): void {
    this.nextId = this.env.meta.get(NEXT_ID)?.readUInt32BE(0) ?? 1;
    for (const { value } of this.env.meta.getRange({ start: Buffer.from('c:'), end: AFTER_COLLECTIONS })) {
      const collection = readCollection(value);
      const counts = this.env.meta.get(countKey(collection.id));
      collection.count = counts?.readDoubleBE(0) ?? 0;
      collection.size = counts?.readDoubleBE(8) ?? 0;
      collection.nextRecord = this.lastRecord(collection.id) + 1;
      this.byNs.set(collection.ns, collection);
    }
  }

  private lastRecord(id: number): number {
    const range = { start: idPrefix(id + 1), end: idPrefix(id), reverse: true, limit: 1 };
    for (const key of this.env.records.getKeys(range)) return key.readUIntBE(4, 6);
    return 0;
  }

  find(ns: string): CollectionState | undefined {
    return this.byNs.get(ns);
  }

  all(): CollectionState[] {
    return [...this.byNs.values()].sort((a, b) => (a.ns < b.ns ? -1 : 1));
  }

  /** A number for a collection or an index; never given twice. */
  newId(): number {
    const id = this.nextId++;
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(this.nextId);
    void this.env.meta.put(NEXT_ID, bytes);
    return id;
  }

  add(collection: CollectionState): void {
    if (this.byNs.has(collection.ns)) {
      throw new StoreError('NamespaceExists', `Collection already exists. NS: ${collection.ns}`);
    }
    this.byNs.set(collection.ns, collection);
    this.changed.add(collection);
    this.counted.add(collection);
  }

  /** Takes the collection out; its definition goes with the running transaction. */
  remove(collection: CollectionState): void {
    this.byNs.delete(collection.ns);
    this.changed.add(collection);
  }

  rename(collection: CollectionState, ns: string): void {
    this.byNs.delete(collection.ns);
    collection.ns = ns;
    this.byNs.set(ns, collection);
    this.changed.add(collection);
  }

  noteChange(collection: CollectionState): void {
    this.changed.add(collection);
  }

  noteCount(collection: CollectionState): void {
    this.counted.add(collection);
  }

  /** Writes what has changed; called at the end of every transaction. */
  save(): void {
    for (const collection of this.changed) {
      if (this.byNs.get(collection.ns) === collection) {
        void this.env.meta.put(collectionKey(collection.id), writeCollection(collection));
      } else {
        void this.env.meta.remove(collectionKey(collection.id));
        void this.env.meta.remove(countKey(collection.id));
        this.counted.delete(collection);
      }
    }
    this.changed.clear();
    for (const collection of this.counted) void this.env.meta.put(countKey(collection.id), countBytes(collection));
    this.counted.clear();
  }
}

function countBytes(collection: CollectionState): Buffer {
  const bytes = Buffer.allocUnsafe(16);
  bytes.writeDoubleBE(collection.count, 0);
  bytes.writeDoubleBE(collection.size, 8);
  return bytes;
}
