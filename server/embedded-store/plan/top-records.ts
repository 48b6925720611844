import type { RecordId } from '../store/collection.ts';

export interface SortedRecord {
  readonly key: Buffer;
  /** Order of arrival, so that equal keys stay as they came. */
  readonly sequence: number;
  readonly id: RecordId;
  /** Undefined when it must be read again. */
  readonly document: Buffer | undefined;
  readonly textScore: number | undefined;
}

export function compareRecords(a: SortedRecord, b: SortedRecord): number {
  return Buffer.compare(a.key, b.key) || a.sequence - b.sequence;
}

/** The first `limit` of all records that come along: a heap whose top is the last of those kept. */
export class TopRecords {
  private readonly heap: SortedRecord[] = [];

  constructor(private readonly limit: number) {}

  /** Whether a record with this key would be kept; asked before its document is copied. */
  wants(key: Buffer): boolean {
    return this.heap.length < this.limit || Buffer.compare(key, (this.heap[0] as SortedRecord).key) < 0;
  }

  /** @returns the record that had to go */
  add(record: SortedRecord): SortedRecord | undefined {
    if (this.heap.length < this.limit) {
      this.heap.push(record);
      this.siftUp(this.heap.length - 1);
      return undefined;
    }
    const out = this.heap[0];
    this.heap[0] = record;
    this.siftDown();
    return out;
  }

  /** Takes some out, in no order; nothing may be added any more. */
  take(count: number): SortedRecord[] {
    return this.heap.splice(Math.max(0, this.heap.length - count));
  }

  private siftUp(start: number): void {
    const { heap } = this;
    for (let at = start; at > 0;) {
      const parent = (at - 1) >> 1;
      if (compareRecords(heap[at] as SortedRecord, heap[parent] as SortedRecord) <= 0) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private siftDown(): void {
    const { heap } = this;
    for (let at = 0; ;) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compareRecords(heap[child] as SortedRecord, heap[last] as SortedRecord) > 0) {
          last = child;
        }
      }
      if (last === at) return;
      this.swap(at, last);
      at = last;
    }
  }

  private swap(a: number, b: number): void {
    const first = this.heap[a] as SortedRecord;
    this.heap[a] = this.heap[b] as SortedRecord;
    this.heap[b] = first;
  }
}
