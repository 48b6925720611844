import { Arena } from '../../bson/arena.ts';
import type { Oplog } from '../../oplog/change-log.ts';
import type { BatchSize, Execution } from '../../plan/index.ts';
import type { Batch, CursorSource } from './cursor-source.ts';
import { newsOf } from './news-of.ts';

/** The documents of a capped collection as they come: its end is only the end for now. */
export class TailSource implements CursorSource {
  private returned = 0;

  /** @param waits for the first document of a batch, as long as the client lets it */
  constructor(
    private readonly execution: Execution,
    private readonly limit: number,
    private readonly waits: boolean,
    private readonly log: Oplog,
  ) {}

  async next(size: BatchSize, signal: AbortSignal, waitMs = 0): Promise<Batch> {
    const until = performance.now() + (this.waits ? waitMs : 0);
    for (;;) {
      signal.throwIfAborted();
      const seen = this.log.visible;
      const arena = new Arena();
      this.execution.resume();
      const documents = await this.execution.nextBatch(size, arena);
      this.returned += documents.length;
      const done = this.limit > 0 && this.returned >= this.limit;
      const left = until - performance.now();
      if (documents.length > 0 || done || left <= 0) return { documents, done, release: () => arena.release() };
      arena.release();
      if (this.log.visible === seen) await newsOf(this.log, left, signal);
    }
  }

  get isIntact(): boolean {
    return this.execution.isIntact;
  }

  close(): void {
    this.execution.close();
  }
}
