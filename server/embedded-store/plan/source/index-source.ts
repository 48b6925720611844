import type { Transaction } from 'lmdb';
import type { Collection, RecordId } from '../../store/collection.ts';
import type { Environment } from '../../store/environment.ts';
import { fillRecordKey } from '../../store/record-keys.ts';
import type { IndexAccess, KeyRange } from '../access.ts';
import { EntryWalk } from './entry-walk.ts';
import type { Source, Step } from './source.ts';
import { END, FOUND, PAUSE } from './source.ts';
import type { TimeSlice } from '../../turns/time-slice.ts';

/** Records by the entries of an index, range after range. */
export class IndexSource implements Source {
  id: RecordId = 0;
  document: Buffer = EMPTY;
  keysExamined = 0;
  docsExamined = 0;
  private walk: EntryWalk | undefined;
  private at = 0;
  private rangeAt = 0;
  private readonly seen: Set<RecordId> | undefined;
  private readonly key = Buffer.alloc(10);
  private readonly getOptions: { transaction: Transaction } | undefined;

  constructor(
    private readonly env: Environment,
    private readonly collection: Collection,
    private readonly access: IndexAccess,
    private readonly slice: TimeSlice,
    private readonly transaction: Transaction | undefined,
    private readonly expected: number,
    seen?: Set<RecordId>,
  ) {
    this.seen = seen ?? (access.repeats ? new Set() : undefined);
    this.getOptions = transaction === undefined ? undefined : { transaction };
  }

  advance(): Step {
    for (;;) {
      if (this.slice.isOver()) return PAUSE;
      const id = this.nextId();
      if (id === PAUSE) return PAUSE;
      if (id === undefined) return END;
      if (this.seen?.has(id)) continue;
      const lent = this.env.records.get(fillRecordKey(this.key, this.collection.id, id), this.getOptions);
      // An entry read before a pause may point to a record that is gone.
      if (lent === undefined) continue;
      this.seen?.add(id);
      this.docsExamined++;
      this.id = id;
      this.document = lent;
      return FOUND;
    }
  }

  /** The next record id, in the order of keys. */
  private nextId(): RecordId | undefined | typeof PAUSE {
    while (this.walk === undefined || this.at >= this.walk.ids.length) {
      if (this.walk !== undefined && this.walk.nextChunk()) {
        this.at = 0;
        break;
      }
      // Many ranges may be empty.
      if (this.walk !== undefined && this.slice.isOver()) return PAUSE;
      const range = this.nextRange();
      if (range === undefined) return undefined;
      this.walk = new EntryWalk(
        this.env,
        this.access.index,
        range,
        this.access.reverse,
        this.transaction,
        WITH_KEYS,
        this.expected,
      );
      this.at = 0;
    }
    this.keysExamined++;
    return this.walk.ids[this.at++];
  }

  private nextRange(): KeyRange | undefined {
    const { ranges, reverse } = this.access;
    const at = this.rangeAt++;
    const place = reverse ? ranges.length - 1 - at : at;
    return place < 0 ? undefined : ranges.at(place);
  }

  rest(): void {
    // Nothing is held open between two chunks.
  }

  readAnew(): void {
    if (this.transaction === undefined && this.walk?.rewind(this.at) === true) this.at = 0;
  }
}

const EMPTY = Buffer.alloc(0);
const WITH_KEYS = { keys: true, notes: false };
