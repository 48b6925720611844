import { asBuffer } from '../bson/decode.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { RecordId } from '../store/collection.ts';
import type { Environment } from '../store/environment.ts';
import { recordKey } from '../store/record-keys.ts';
import type { Plan } from './access.ts';
import { BlockingSort } from './blocking-sort.ts';
import { choosePlan } from './choose-plan.ts';
import { Pull } from './pull.ts';
import type { Query } from './query.ts';
import type { SortSpec } from './sort-spec.ts';
import { readSort } from './sort-spec.ts';
import { openSource } from './source/open-source.ts';
import type { Step } from './source/source.ts';
import { END, FOUND, PAUSE } from './source/source.ts';
import type { TimeSlice } from '../turns/time-slice.ts';

/** Sorting a thousand takes as long as looking at so many documents. */
const SORT_STEP = 100;

/**
 * The records of a query in their order, after skip and limit, one `next` at a time; PAUSE when the time slice is over.
 * The document after FOUND is lent.
 */
export class RecordStream {
  readonly sort: SortSpec;
  readonly plan: Plan;
  id: RecordId = 0;
  document: Buffer = Buffer.alloc(0);
  textScore: number | undefined;
  returned = 0;
  private readonly pull: Pull;
  private readonly sorting: BlockingSort | undefined;
  private isPulled = false;
  private isGathered = false;
  private toSkip: number;
  private left: number;

  constructor(
    private readonly env: Environment,
    private readonly collection: CollectionState,
    private readonly query: Query,
    private readonly slice: TimeSlice,
  ) {
    this.sort = readSort(query.sort);
    const chosen = choosePlan(collection, query, this.sort);
    const overlaid = (query.view?.overlay?.changes(collection)?.size ?? 0) > 0;
    // A transaction's own documents come at the end and unfiltered.
    this.plan = overlaid
      ? { access: chosen.access, exact: false, sorted: chosen.sorted && this.sort.kind !== 'fields' }
      : chosen;
    this.toSkip = query.skip ?? 0;
    this.left = query.limit === undefined || query.limit === 0 ? Infinity : query.limit;
    const wanted = this.left === Infinity ? 0 : this.left + this.toSkip;
    const expected = this.plan.exact && this.plan.sorted ? wanted : 0;
    const source = openSource(env, collection, this.plan.access, slice, query.view, expected);
    this.pull = new Pull(source, query.filter, this.plan.exact, !slice.endless, query.signal);
    if (!this.plan.sorted && this.sort.kind === 'fields') {
      this.sorting = new BlockingSort(this.sort.parts, wanted, query.disk);
    }
  }

  get examined(): { keys: number; docs: number } {
    return { keys: this.pull.source.keysExamined, docs: this.pull.source.docsExamined };
  }

  /** A stream that throws holds nothing any more: what stays open would keep old pages from being used again. */
  next(): Step {
    try {
      return this.nextRecord();
    } catch (error) {
      this.close();
      throw error;
    }
  }

  private nextRecord(): Step {
    if (this.left <= 0) return END;
    if (this.sorting === undefined) return this.nextFromSource();
    if (!this.isGathered) {
      const step = this.gather(this.sorting);
      if (step !== END) return step;
    }
    return this.nextSorted(this.sorting);
  }

  private nextFromSource(): Step {
    for (;;) {
      const step = this.pull.next();
      if (step !== FOUND) return step;
      if (this.toSkip > 0) {
        this.toSkip--;
        continue;
      }
      const { id, document, textScore } = this.pull.found;
      return this.give(id, document, textScore);
    }
  }

  /** Reads everything that the sort needs; END when that is done. */
  private gather(sort: BlockingSort): Step {
    while (!this.isPulled) {
      while (!sort.makeRoom()) if (this.slice.isOver(SORT_STEP)) return PAUSE;
      const step = this.pull.next();
      if (step === PAUSE) return PAUSE;
      if (step === END) {
        this.isPulled = true;
        break;
      }
      const { id, document, textScore } = this.pull.found;
      sort.add(document, id, textScore);
    }
    while (!sort.finish()) if (this.slice.isOver(SORT_STEP)) return PAUSE;
    this.isGathered = true;
    return END;
  }

  private nextSorted(sort: BlockingSort): Step {
    for (;;) {
      if (this.slice.isOver()) return PAUSE;
      const record = sort.shift();
      if (record === undefined) return END;
      if (this.toSkip > 0) {
        this.toSkip--;
        continue;
      }
      const document = record.document ?? this.readAgain(record.id);
      if (document !== undefined) return this.give(record.id, document, record.textScore);
    }
  }

  /** Undefined when it is gone, or no longer meets the filter. */
  private readAgain(id: RecordId): Buffer | undefined {
    const { snapshot, overlay } = this.query.view ?? {};
    const own = overlay?.changes(this.collection)?.get(id);
    const options = snapshot === undefined ? undefined : { transaction: snapshot.transaction };
    const document = own ?? this.env.records.get(recordKey(this.collection.id, id), options);
    return document !== undefined && this.query.filter.matchesRaw(document) ? asBuffer(document) : undefined;
  }

  private give(id: RecordId, document: Buffer, textScore: number | undefined): Step {
    this.id = id;
    this.textScore = textScore;
    this.document = document;
    this.left--;
    this.returned++;
    return FOUND;
  }

  /** True when it is certain that `next` will find nothing more. */
  get isSpent(): boolean {
    return this.left <= 0 || (this.isGathered && this.sorting?.isSpent === true);
  }

  /** Nothing more is asked for. */
  close(): void {
    this.rest();
    this.sorting?.close();
  }

  rest(): void {
    this.pull.rest();
  }

  /** The next call belongs to a later command, which finds what is there then. */
  readAnew(): void {
    this.pull.readAnew();
  }
}
