import { MergedRuns, type Ordered } from '../spill/merge-runs.ts';
import type { SpillFile, SpillRoom } from '../spill/spill-room.ts';
import { SpillRun, twoRooms } from '../spill/spill-run.ts';
import type { SortedRuns } from './sorted-runs.ts';
import { compareRecords, type SortedRecord } from './top-records.ts';

const NOTHING = Buffer.alloc(0);

/** Sorted records on the disk, in runs; written and read a thousand at a time by whoever has the time. */
export class SpilledRecords {
  private file: SpillFile | undefined;
  private readonly runs: SpillRun[] = [];
  private writing: SpillRun | undefined;

  constructor(private readonly room: SpillRoom) {}

  /**
   * Moves some of the records that were sorted in memory to the disk.
   *
   * @returns whether that were all @throws StoreError OutOfDiskSpace
   */
  take(records: SortedRuns, count: number): boolean {
    this.file ??= this.room.create();
    this.writing ??= new SpillRun(this.file);
    for (let taken = 0; taken < count; taken++) {
      const record = records.shift();
      if (record === undefined) {
        this.writing.end();
        this.runs.push(this.writing);
        this.writing = undefined;
        return true;
      }
      write(record, this.writing);
    }
    return false;
  }

  get isEmpty(): boolean {
    return this.runs.length === 0;
  }

  /** All records in order: these, and those that are still in memory, which came last. */
  merged(last: Ordered<SortedRecord>): MergedRuns<SortedRecord> {
    return new MergedRuns([...this.runs.map(recordsOf), last], compareRecords);
  }

  close(): void {
    this.file?.close();
  }
}

function write({ key, id, document, textScore }: SortedRecord, run: SpillRun): void {
  const numbers = Buffer.allocUnsafe(textScore === undefined ? 8 : 16);
  numbers.writeDoubleLE(id);
  if (textScore !== undefined) numbers.writeDoubleLE(textScore, 8);
  run.append(key, numbers, document ?? NOTHING);
}

/**
 * Records of different runs are told apart by their runs: which of them came first is not written. A document is lent until
 * the next record is asked for; when it is given out, its run holds the one after it already.
 */
function recordsOf(run: SpillRun): Ordered<SortedRecord> {
  const reader = run.reader();
  const room = twoRooms();
  return {
    next() {
      if (!reader.next()) return undefined;
      const [key, numbers, document] = [reader.part(), reader.part(), reader.part(room)];
      const textScore = numbers.length > 8 ? numbers.readDoubleLE(8) : undefined;
      return { key, sequence: 0, id: numbers.readDoubleLE(), document, textScore };
    },
  };
}
