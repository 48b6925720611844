import type { Arena } from '../bson/arena.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Environment } from '../store/environment.ts';
import type { Present } from './present.ts';
import { presentation } from './present.ts';
import type { BatchSize, Execution, Query } from './query.ts';
import { RecordStream } from './record-stream.ts';
import { END, PAUSE } from './source/source.ts';
import { TimeSlice } from '../turns/time-slice.ts';

/** A running `find`. */
export class FindExecution implements Execution {
  private readonly slice = new TimeSlice();
  readonly stream: RecordStream;
  private readonly present: Present;
  private readonly signal: AbortSignal | undefined;
  private ended = false;
  private readonly scores: number[] = [];

  constructor(env: Environment, collection: CollectionState, query: Query) {
    this.stream = new RecordStream(env, collection, query, this.slice);
    this.present = presentation(query, this.stream.plan, this.stream.sort);
    this.signal = query.signal;
  }

  get exhausted(): boolean {
    return this.ended;
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
      this.stream.rest();
    }
  }

  private async gather(size: BatchSize, arena: Arena | undefined): Promise<Buffer[]> {
    const batch: Buffer[] = [];
    let bytes = 0;
    while (!this.ended && batch.length < size.documents && bytes < size.bytes) {
      const step = this.stream.next();
      if (step === PAUSE) {
        await this.slice.pause();
        this.signal?.throwIfAborted();
      } else if (step === END) {
        this.ended = true;
      } else {
        const document = this.present(this.stream, arena);
        batch.push(document);
        if (this.stream.textScore !== undefined) this.scores.push(this.stream.textScore);
        bytes += document.length;
      }
    }
    if (this.stream.isSpent) this.ended = true;
    return batch;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Buffer, void, undefined> {
    while (!this.ended) yield* await this.nextBatch({ documents: 200, bytes: 1024 * 1024 });
  }

  close(): void {
    this.ended = true;
    this.stream.rest();
  }
}
