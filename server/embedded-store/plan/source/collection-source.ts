import type { Transaction } from 'lmdb';
import type { Collection, RecordId } from '../../store/collection.ts';
import type { Environment } from '../../store/environment.ts';
import { recordKey } from '../../store/record-keys.ts';
import type { Source, Step } from './source.ts';
import { END, FOUND, PAUSE } from './source.ts';
import type { TimeSlice } from '../../turns/time-slice.ts';

/** All records in order of insertion, or backwards. Between slices nothing is held: it goes on after the last id seen. */
export class CollectionSource implements Source {
  id: RecordId = 0;
  document: Buffer = EMPTY;
  docsExamined = 0;
  readonly keysExamined = 0;
  private rows: Iterator<{ key: Buffer; value: Buffer }> | undefined;
  private lastSeen: Buffer | undefined;

  constructor(
    private readonly env: Environment,
    private readonly collection: Collection,
    private readonly reverse: boolean,
    private readonly slice: TimeSlice,
    private readonly transaction: Transaction | undefined,
  ) {}

  advance(): Step {
    if (this.slice.isOver()) {
      this.rest();
      return PAUSE;
    }
    this.rows ??= this.open();
    const next = this.rows.next();
    if (next.done === true) {
      // More may come behind it.
      this.rest();
      return END;
    }
    this.id = next.value.key.readUIntBE(4, 6);
    this.document = next.value.value;
    this.docsExamined++;
    return FOUND;
  }

  rest(): void {
    if (this.rows === undefined) return;
    if (this.docsExamined > 0) this.lastSeen = recordKey(this.collection.id, this.id);
    this.rows.return?.();
    this.rows = undefined;
  }

  private open(): Iterator<{ key: Buffer; value: Buffer }> {
    const first = recordKey(this.collection.id, 0);
    const last = recordKey(this.collection.id + 1, 0);
    const range = this.reverse
      ? { start: this.lastSeen ?? last, end: first, reverse: true, exclusiveStart: true }
      : { start: this.lastSeen ?? first, end: last, exclusiveStart: true };
    const options = this.transaction === undefined ? range : { ...range, transaction: this.transaction };
    return this.env.records.getRange(options)[Symbol.iterator]();
  }
}

const EMPTY = Buffer.alloc(0);
