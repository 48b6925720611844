import { StoreError } from '../errors.ts';
import type { RecordId } from '../store/collection.ts';
import { keepDocument } from '../store/environment.ts';
import { SortKeys } from './sort-keys.ts';
import type { SortPart } from './sort-spec.ts';
import { SortedRuns } from './sorted-runs.ts';
import type { SortedRecord } from './top-records.ts';
import { TopRecords } from './top-records.ts';

/** What a sort may hold of documents at a time, as in MongoDB. */
export const SORT_MEMORY = 100 * 1024 * 1024;
/** Records that are sorted at a stretch. */
const AT_ONCE = 1_000;
/** Beyond this a heap of the first records is no better than sorting all. */
const MOST_TOP = 20_000;

/**
 * Sorts what no index gives in order. With a limit only the first so many records are ever kept. Where MongoDB would go to
 * the disk, only keys are kept from then on: the documents are on the disk already, and read again when their turn comes.
 */
export class BlockingSort {
  private readonly keys: SortKeys;
  private readonly top: TopRecords | undefined;
  private readonly runs = new SortedRuns();
  private bytes = 0;
  private arrived = 0;
  private taken = 0;

  /**
   * @param limit 0: all
   * @param maySpill whether more than `SORT_MEMORY` may be sorted at all
   */
  constructor(
    parts: readonly SortPart[],
    private readonly limit: number,
    private readonly maySpill: boolean,
  ) {
    this.keys = new SortKeys(parts);
    this.top = limit > 0 && limit <= MOST_TOP ? new TopRecords(limit) : undefined;
  }

  /** @throws StoreError when the records take more memory than a sort may */
  add(lent: Buffer, id: RecordId, textScore: number | undefined): void {
    const key = this.keys.of(lent, textScore);
    if (this.top?.wants(key) === false) return;
    const isFull = this.bytes > SORT_MEMORY;
    if (isFull && !this.maySpill) throw tooMuch();
    const document = isFull ? undefined : keepDocument(lent);
    const record = { key, id, document, textScore, sequence: this.arrived++ };
    this.bytes += sizeOf(record);
    if (this.top === undefined) this.runs.add(record);
    else this.bytes -= sizeOf(this.top.add(record));
  }

  /** All have come. To be called until it says true: what a limit has kept is sorted a thousand at a time. */
  finish(): boolean {
    const some = this.top?.take(AT_ONCE) ?? [];
    for (const record of some) this.runs.add(record);
    if (some.length > 0) return false;
    this.runs.finish();
    return true;
  }

  /** The next record in order. */
  shift(): SortedRecord | undefined {
    return this.isSpent ? undefined : (this.taken++, this.runs.shift());
  }

  get isSpent(): boolean {
    return this.runs.isEmpty || (this.limit > 0 && this.taken >= this.limit);
  }
}

function sizeOf(record: SortedRecord | undefined): number {
  return record?.document === undefined ? 0 : record.document.length + record.key.length;
}

function tooMuch(): StoreError {
  return new StoreError(
    'QueryExceededMemoryLimitNoDiskUseAllowed',
    `Executor error during find command :: caused by :: Sort exceeded memory limit of ${SORT_MEMORY} bytes, but did not opt in to external sorting.`,
  );
}
