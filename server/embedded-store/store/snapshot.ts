import type { Transaction } from 'lmdb';

/**
 * The store as it was at one moment. While it is open, pages freed since cannot be used again and the file grows;
 * whoever opens one must close it, after a minute at most.
 */
export class Snapshot {
  private open = true;

  constructor(readonly transaction: Transaction) {}

  close(): void {
    if (!this.open) return;
    this.open = false;
    this.transaction.done();
  }
}
