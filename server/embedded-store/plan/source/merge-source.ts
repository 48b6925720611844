import type { Transaction } from 'lmdb';
import type { Collection, RecordId } from '../../store/collection.ts';
import type { Environment } from '../../store/environment.ts';
import { fillRecordKey } from '../../store/record-keys.ts';
import { allRanges, type IndexAccess } from '../access.ts';
import { EntryWalk } from './entry-walk.ts';
import type { Source, Step } from './source.ts';
import { END, FOUND, PAUSE } from './source.ts';
import type { TimeSlice } from '../../turns/time-slice.ts';

/** Reading a chunk of keys takes as long as looking at so many documents. */
const CHUNK_STEPS = 8;

/** One of the ranges that are read side by side. */
interface Run {
  readonly walk: EntryWalk;
  readonly shared: number;
  at: number;
}

/** Records of several key ranges, in the order of what follows the part of the key that differs from range to range. */
export class MergeSource implements Source {
  id: RecordId = 0;
  document: Buffer = Buffer.alloc(0);
  keysExamined = 0;
  docsExamined = 0;
  private readonly runs: Run[];
  private readonly seen: Set<RecordId> | undefined;
  private readonly key = Buffer.alloc(10);

  constructor(
    private readonly env: Environment,
    private readonly collection: Collection,
    private readonly access: IndexAccess,
    private readonly slice: TimeSlice,
    private readonly transaction: Transaction | undefined,
    expected: number,
  ) {
    this.seen = access.repeats ? new Set() : undefined;
    this.runs = allRanges(access.ranges).map((range) => ({
      walk: new EntryWalk(
        env,
        access.index,
        range,
        access.reverse,
        transaction,
        { keys: true, notes: false },
        expected,
      ),
      shared: range.shared,
      at: 0,
    }));
  }

  advance(): Step {
    for (;;) {
      if (this.slice.isOver(this.runs.length)) return PAUSE;
      const run = this.firstRun();
      if (run === PAUSE) return PAUSE;
      if (run === undefined) return END;
      const id = run.walk.ids[run.at++] as RecordId;
      this.keysExamined++;
      if (this.seen?.has(id)) continue;
      const options = this.transaction === undefined ? undefined : { transaction: this.transaction };
      const lent = this.env.records.get(fillRecordKey(this.key, this.collection.id, id), options);
      if (lent === undefined) continue;
      this.seen?.add(id);
      this.docsExamined++;
      this.id = id;
      this.document = lent;
      return FOUND;
    }
  }

  /** The run whose next key comes first; runs that have ended are dropped. There may be hundreds of them to be read on. */
  private firstRun(): Run | undefined | typeof PAUSE {
    let best: Run | undefined;
    for (let i = this.runs.length - 1; i >= 0; i--) {
      const run = this.runs[i] as Run;
      if (run.at >= run.walk.ids.length) {
        run.at = 0;
        if (!run.walk.nextChunk()) {
          this.runs.splice(i, 1);
          continue;
        }
        if (this.slice.isOver(CHUNK_STEPS)) return PAUSE;
      }
      if (best === undefined || this.comesBefore(run, best)) best = run;
    }
    return best;
  }

  private comesBefore(a: Run, b: Run): boolean {
    const left = a.walk.keys[a.at] as Buffer;
    const right = b.walk.keys[b.at] as Buffer;
    const order = left.compare(right, b.shared, right.length, a.shared, left.length);
    return this.access.reverse ? order > 0 : order < 0;
  }

  rest(): void {
    // Nothing is held open between two chunks.
  }

  readAnew(): void {
    if (this.transaction !== undefined) return;
    for (const run of this.runs) if (run.walk.rewind(run.at)) run.at = 0;
  }
}
