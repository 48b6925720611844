import { Arena } from '../bson/arena.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Environment } from '../store/environment.ts';
import { keepDocument } from '../store/environment.ts';
import { indexesOf } from './access.ts';
import type { Present } from './present.ts';
import { presentation } from './present.ts';
import type { BatchSize, Execution, Query } from './query.ts';
import { RecordStream } from './record-stream.ts';
import { END, PAUSE } from './source/source.ts';
import { inSpells } from '../turns/spells.ts';
import { TimeSlice } from '../turns/time-slice.ts';

/** Bytes of a document after which others have a turn. */
const LARGE = 1024 * 1024;

/** A document as it is answered. */
interface Presented {
  readonly document: Buffer;
  readonly textScore: number | undefined;
}

/** A running `find`. */
export class FindExecution implements Execution {
  private readonly slice = new TimeSlice();
  readonly stream: RecordStream;
  private readonly present: Present;
  private readonly signal: AbortSignal | undefined;
  private readonly evaluates: boolean;
  private ended = false;
  /** A document that did not fit into the last batch. */
  private held: Presented | undefined;
  private readonly scores: number[] = [];

  constructor(
    env: Environment,
    private readonly collection: CollectionState,
    query: Query,
  ) {
    this.stream = new RecordStream(env, collection, query, this.slice);
    this.present = presentation(query, this.stream.plan, this.stream.sort);
    this.signal = query.signal;
    this.evaluates = query.projection?.evaluates === true;
  }

  get exhausted(): boolean {
    return this.ended;
  }

  get isIntact(): boolean {
    return indexesOf(this.stream.plan.access).every((index) =>
      this.collection.indexes.some(({ id }) => id === index.id),
    );
  }

  get textScores(): readonly number[] {
    return this.scores;
  }

  async nextBatch(size: BatchSize, arena?: Arena): Promise<Buffer[]> {
    this.scores.length = 0;
    await this.slice.enter();
    try {
      return await this.gather(size, arena);
    } finally {
      if (this.ended) this.stream.close();
      else this.stream.readAnew();
    }
  }

  private async gather(size: BatchSize, arena: Arena | undefined): Promise<Buffer[]> {
    const batch: Buffer[] = [];
    let bytes = 0;
    const put = ({ document, textScore }: Presented): void => {
      batch.push(document);
      if (textScore !== undefined) this.scores.push(textScore);
      bytes += document.length;
    };
    if (this.held) put(this.held);
    this.held = undefined;
    while (!this.ended && batch.length < size.documents && bytes < size.bytes) {
      const step = this.stream.next();
      if (step === PAUSE) {
        await this.slice.pause();
        this.signal?.throwIfAborted();
      } else if (step === END) {
        this.ended = true;
      } else {
        const { textScore } = this.stream;
        const fits = batch.length === 0 || bytes + this.stream.document.readInt32LE(0) <= size.bytes;
        const place = fits ? arena : arena && new Arena();
        const document = this.evaluates ? await this.presentInSpells(place) : this.present(this.stream, place);
        if (fits) put({ document, textScore });
        else this.held = { document, textScore };
        if (document.length > LARGE) await this.pause();
        if (!fits) break;
      }
    }
    if (this.stream.isSpent && !this.held) this.ended = true;
    return batch;
  }

  /** A projection may hold expressions that go on for long, longer than a document is lent. */
  private async presentInSpells(arena: Arena | undefined): Promise<Buffer> {
    const { id, textScore, document } = this.stream;
    const found = { id, textScore, document };
    const presenting = inSpells(
      () => this.present(found, arena),
      () => this.signal?.throwIfAborted(),
    );
    if (presenting instanceof Promise) {
      found.document = keepDocument(document);
      this.stream.rest();
    }
    return presenting;
  }

  /** Copying a large document has taken its time. */
  private async pause(): Promise<void> {
    this.stream.rest();
    await this.slice.pause();
    this.signal?.throwIfAborted();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    while (!this.ended) yield* await this.nextBatch({ documents: 200, bytes: 1024 * 1024 });
  }

  resume(): void {
    this.ended = false;
  }

  close(): void {
    this.ended = true;
    this.stream.close();
  }
}
