import { StoreError } from '../errors.ts';
import type { RecordId } from '../store/collection.ts';
import { STAGE_MEMORY, type SpillRoom } from '../spill/spill-room.ts';
import type { MergedRuns } from '../spill/merge-runs.ts';
import { keepDocument } from '../store/environment.ts';
import { SortKeys } from './sort-keys.ts';
import type { SortPart } from './sort-spec.ts';
import { SortedRuns } from './sorted-runs.ts';
import { SpilledRecords } from './spilled-records.ts';
import type { SortedRecord } from './top-records.ts';
import { TopRecords } from './top-records.ts';

/** Records that are sorted at a stretch. */
const AT_ONCE = 1_000;
/** Beyond this a heap of the first records is no better than sorting all. */
const MOST_TOP = 20_000;

/** What a record takes beside its bytes. */
const OVERHEAD = 300;

/**
 * Sorts what no index gives in order. With a limit only the first so many records are ever kept. Where the client allows
 * the disk, what takes too much memory is put there in runs that are in order.
 */
export class BlockingSort {
  private readonly keys: SortKeys;
  private readonly top: TopRecords | undefined;
  private readonly disk: SpilledRecords | undefined;
  private runs = new SortedRuns();
  private merged: MergedRuns<SortedRecord> | undefined;
  private bytes = 0;
  private arrived = 0;
  private taken = 0;
  private isSpilling = false;
  private readonly most: number;

  /**
   * @param limit 0: all
   * @param room where to put more than may be held; undefined when the client does not allow it
   */
  constructor(
    parts: readonly SortPart[],
    private readonly limit: number,
    room: SpillRoom | undefined,
  ) {
    this.keys = new SortKeys(parts);
    this.top = limit > 0 && limit <= MOST_TOP ? new TopRecords(limit) : undefined;
    this.disk = room && new SpilledRecords(room);
    this.most = room?.stageMemory ?? STAGE_MEMORY;
  }

  /** @throws StoreError when the records take more memory than a sort may */
  add(lent: Buffer, id: RecordId, textScore: number | undefined): void {
    const key = this.keys.of(lent, textScore);
    if (this.top?.wants(key) === false) return;
    const isFull = this.bytes > this.most;
    if (isFull && !this.disk) throw tooMuch();
    // The first so many are few: their documents are on the disk already, and read again when their turn comes.
    const document = isFull && this.top ? undefined : keepDocument(lent);
    const record = { key, id, document, textScore, sequence: this.arrived++ };
    this.bytes += this.sizeOf(record);
    if (this.top === undefined) this.runs.add(record);
    else this.bytes -= this.sizeOf(this.top.add(record));
  }

  private sizeOf(record: SortedRecord | undefined): number {
    if (record?.document === undefined) return 0;
    return record.document.length + record.key.length + (this.disk && !this.top ? OVERHEAD : 0);
  }

  /** To be called until it says true, before more is added: puts a thousand records on the disk where there are too many. */
  makeRoom(): boolean {
    if (!this.disk || this.top || this.bytes <= this.most) return true;
    if (!this.isSpilling) this.runs.finish();
    this.isSpilling = !this.disk.take(this.runs, AT_ONCE);
    if (this.isSpilling) return false;
    this.runs = new SortedRuns();
    this.bytes = 0;
    return true;
  }

  /** All have come. To be called until it says true: what a limit has kept is sorted a thousand at a time. */
  finish(): boolean {
    const some = this.top?.take(AT_ONCE) ?? [];
    for (const record of some) this.runs.add(record);
    if (some.length > 0) return false;
    this.runs.finish();
    if (this.disk && !this.disk.isEmpty) this.merged = this.disk.merged({ next: () => this.runs.shift() });
    return true;
  }

  /** The next record in order. */
  shift(): SortedRecord | undefined {
    if (this.isSpent) return undefined;
    this.taken++;
    return this.merged ? this.merged.next() : this.runs.shift();
  }

  get isSpent(): boolean {
    return (this.merged ?? this.runs).isEmpty || (this.limit > 0 && this.taken >= this.limit);
  }

  /** Gives the disk back. */
  close(): void {
    this.disk?.close();
  }
}

function tooMuch(): StoreError {
  return new StoreError(
    'QueryExceededMemoryLimitNoDiskUseAllowed',
    `Executor error during find command :: caused by :: Sort exceeded memory limit of ${STAGE_MEMORY} bytes, but did not opt in to external sorting.`,
  );
}
