import { StoreError } from '../errors.ts';
import type { RecordId } from '../store/collection.ts';

export interface SortedRecord {
  readonly key: Buffer;
  /** Order of arrival, so that equal keys stay as they came. */
  readonly sequence: number;
  readonly id: RecordId;
  readonly document: Buffer;
  readonly textScore: number | undefined;
}

/** What a sort may hold at a time, as in MongoDB. */
export const SORT_MEMORY = 100 * 1024 * 1024;

/** Gathers records to be sorted; with a limit only the first so many are ever kept. */
export class TopRecords {
  /** With a limit: a heap whose top is the last of those kept. Without: just all. */
  private readonly records: SortedRecord[] = [];
  private bytes = 0;
  private arrived = 0;

  /** @param limit 0: all */
  constructor(private readonly limit: number) {}

  /** Whether a record with this key would be kept; asked before its document is copied. */
  wants(key: Buffer): boolean {
    if (this.limit === 0 || this.records.length < this.limit) return true;
    return Buffer.compare(key, (this.records[0] as SortedRecord).key) < 0;
  }

  add(key: Buffer, id: RecordId, document: Buffer, textScore?: number): void {
    const record = { key, id, document, textScore, sequence: this.arrived++ };
    this.bytes += document.length + key.length;
    if (this.limit === 0) this.records.push(record);
    else this.addToHeap(record);
    if (this.bytes > SORT_MEMORY) {
      throw new StoreError(
        'QueryExceededMemoryLimitNoDiskUseAllowed',
        `Executor error during find command :: caused by :: Sort exceeded memory limit of ${SORT_MEMORY} bytes, but did not opt in to external sorting.`,
      );
    }
  }

  sorted(): SortedRecord[] {
    return this.records.sort(compareRecords);
  }

  private addToHeap(record: SortedRecord): void {
    const heap = this.records;
    if (heap.length < this.limit) {
      heap.push(record);
      this.siftUp(heap.length - 1);
      return;
    }
    const out = heap[0] as SortedRecord;
    this.bytes -= out.document.length + out.key.length;
    heap[0] = record;
    this.siftDown();
  }

  private siftUp(start: number): void {
    const heap = this.records;
    for (let at = start; at > 0;) {
      const parent = (at - 1) >> 1;
      if (compareRecords(heap[at] as SortedRecord, heap[parent] as SortedRecord) <= 0) return;
      this.swap(at, parent);
      at = parent;
    }
  }

  private siftDown(): void {
    const heap = this.records;
    for (let at = 0; ;) {
      let last = at;
      for (const child of [2 * at + 1, 2 * at + 2]) {
        if (child < heap.length && compareRecords(heap[child] as SortedRecord, heap[last] as SortedRecord) > 0)
          last = child;
      }
      if (last === at) return;
      this.swap(at, last);
      at = last;
    }
  }

  private swap(a: number, b: number): void {
    const heap = this.records;
    const first = heap[a] as SortedRecord;
    heap[a] = heap[b] as SortedRecord;
    heap[b] = first;
  }
}

function compareRecords(a: SortedRecord, b: SortedRecord): number {
  return Buffer.compare(a.key, b.key) || a.sequence - b.sequence;
}
