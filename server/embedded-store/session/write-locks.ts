import type { Collection, RecordId } from '../store/collection.ts';
import { writeConflict, type ClientTransaction } from './client-transaction.ts';

/** A write met a document that an open transaction has changed: it has to wait until that one ends. */
export class Blocked extends Error {
  constructor(readonly by: ClientTransaction) {
    super('another transaction has changed the document');
  }
}

/** Which open transaction has changed which document; two of them cannot, and writes outside wait. */
export class WriteLocks {
  private readonly holders = new Map<string, ClientTransaction>();

  /** @throws StoreError WriteConflict when another transaction holds the document */
  take(transaction: ClientTransaction, collection: Collection, id: RecordId): void {
    this.hold(transaction, keyOf(collection, id));
  }

  /** The same for a key of a unique index, which only one of them can take or free. */
  takeKey(transaction: ClientTransaction, name: string): void {
    this.hold(transaction, `key:${name}`);
  }

  private hold(transaction: ClientTransaction, key: string): void {
    const holder = this.holders.get(key);
    if (holder === transaction) return;
    if (holder) throw writeConflict();
    this.holders.set(key, transaction);
    transaction.onEnd(() => this.holders.delete(key));
  }

  /** @throws Blocked while a transaction holds the document */
  demandFree(collection: Collection, id: RecordId): void {
    if (this.holders.size === 0) return;
    const holder = this.holders.get(keyOf(collection, id));
    if (holder) throw new Blocked(holder);
  }
}

function keyOf(collection: Collection, id: RecordId): string {
  return `${collection.id}:${id}`;
}
