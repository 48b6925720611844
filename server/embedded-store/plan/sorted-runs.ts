import type { SortedRecord } from './top-records.ts';
import { compareRecords } from './top-records.ts';

/** Sorting this many takes about a millisecond. */
const RUN = 1_000;

/** Where the merge stands in one run. */
interface Head {
  readonly run: readonly SortedRecord[];
  at: number;
}

/**
 * Records sorted without ever holding up others: short runs are sorted as they fill, and merged only as far as somebody
 * asks.
 */
export class SortedRuns {
  private filling: SortedRecord[] = [];
  private readonly heap: Head[] = [];

  add(record: SortedRecord): void {
    this.filling.push(record);
    if (this.filling.length >= RUN) this.closeRun();
  }

  private closeRun(): void {
    const run = this.filling.sort(compareRecords);
    this.filling = [];
    if (run.length > 0) this.heap.push({ run, at: 0 });
  }

  /** Nothing will be added any more. */
  finish(): void {
    this.closeRun();
    for (let i = (this.heap.length >> 1) - 1; i >= 0; i--) this.siftDown(i);
  }

  /** The next record in order, taken out. */
  shift(): SortedRecord | undefined {
    const head = this.heap[0];
    if (head === undefined) return undefined;
    const record = head.run[head.at++];
    if (head.at >= head.run.length) {
      const last = this.heap.pop();
      if (last !== undefined && this.heap.length > 0) this.heap[0] = last;
    }
    this.siftDown(0);
    return record;
  }

  get isEmpty(): boolean {
    return this.heap.length === 0;
  }

  private siftDown(start: number): void {
    const { heap } = this;
    for (let at = start; ;) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && this.comesBefore(child, first)) first = child;
      }
      if (first === at) return;
      const head = heap[at] as Head;
      heap[at] = heap[first] as Head;
      heap[first] = head;
      at = first;
    }
  }

  private comesBefore(a: number, b: number): boolean {
    const [left, right] = [this.heap[a] as Head, this.heap[b] as Head];
    return compareRecords(left.run[left.at] as SortedRecord, right.run[right.at] as SortedRecord) < 0;
  }
}
