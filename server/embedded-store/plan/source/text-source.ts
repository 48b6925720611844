import type { Transaction } from 'lmdb';
import type { Collection, RecordId } from '../../store/collection.ts';
import type { Environment } from '../../store/environment.ts';
import { readScore } from '../../index/text-keys.ts';
import { fillRecordKey } from '../../store/record-keys.ts';
import type { TextAccess } from '../access.ts';
import { EntryWalk } from './entry-walk.ts';
import { RisingIds } from './rising-ids.ts';
import type { Source, Step } from './source.ts';
import { END, FOUND, PAUSE } from './source.ts';
import type { TimeSlice } from '../../turns/time-slice.ts';

/** Records that have one of the words, in order of insertion, with the sum of the words' scores. */
export class TextSource implements Source {
  id: RecordId = 0;
  document: Buffer = Buffer.alloc(0);
  textScore: number | undefined;
  keysExamined = 0;
  docsExamined = 0;
  private readonly scores = new Map<RecordId, number>();
  private readonly walks: EntryWalk[];
  private readonly ids = new RisingIds();
  private isGathered = false;
  private readonly key = Buffer.alloc(10);

  constructor(
    private readonly env: Environment,
    private readonly collection: Collection,
    access: TextAccess,
    private readonly slice: TimeSlice,
    private readonly transaction: Transaction | undefined,
  ) {
    this.walks = access.ranges.map(
      (range) => new EntryWalk(env, access.index, range, false, transaction, { keys: false, notes: true }),
    );
  }

  advance(): Step {
    if (!this.isGathered) {
      if (this.gather() === PAUSE) return PAUSE;
      while (!this.ids.advance()) if (this.slice.isOver(16)) return PAUSE;
      this.isGathered = true;
    }
    for (;;) {
      if (this.slice.isOver()) return PAUSE;
      const id = this.ids.shift();
      if (id === undefined) return END;
      const options = this.transaction === undefined ? undefined : { transaction: this.transaction };
      const lent = this.env.records.get(fillRecordKey(this.key, this.collection.id, id), options);
      if (lent === undefined) continue;
      this.docsExamined++;
      this.id = id;
      this.textScore = this.scores.get(id);
      this.document = lent;
      return FOUND;
    }
  }

  /** Reads all entries of all words; END when that is done. */
  private gather(): Step {
    for (let walk = this.walks.at(-1); walk !== undefined; walk = this.walks.at(-1)) {
      while (walk.nextChunk()) {
        for (const [i, id] of walk.ids.entries()) {
          const score = readScore(walk.notes[i] as Buffer);
          const known = this.scores.get(id);
          if (known === undefined) this.ids.add(id);
          this.scores.set(id, (known ?? 0) + score);
        }
        this.keysExamined += walk.ids.length;
        if (this.slice.isOver(16)) return PAUSE;
      }
      this.walks.pop();
      this.ids.closeRun();
    }
    return END;
  }

  rest(): void {
    // Nothing is held between chunks.
  }
}
