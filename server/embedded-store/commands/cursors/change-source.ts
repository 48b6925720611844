import type { ChangeCursor } from '../../oplog/change-cursor.ts';
import type { Oplog } from '../../oplog/change-log.ts';
import type { BatchSize } from '../../plan/index.ts';
import { Doc } from '../../bson/values.ts';
import { turnClock } from '../../turns/turn.ts';
import type { Batch, CursorSource } from './cursor-source.ts';
import { newsOf } from './news-of.ts';

/** Events of a change stream; waits for the first one of a batch, not for more. */
export class ChangeSource implements CursorSource {
  constructor(
    private readonly log: Oplog,
    private readonly cursor: ChangeCursor,
  ) {}

  async next({ documents }: BatchSize, signal: AbortSignal, waitMs = 0): Promise<Batch> {
    const until = performance.now() + waitMs;
    for (;;) {
      // Many watchers are woken by one change.
      if (turnClock.isFull) await turnClock.next();
      signal.throwIfAborted();
      const seen = this.log.visible;
      const { events, atEnd } = await this.cursor.scan(documents);
      const left = until - performance.now();
      if (events.length > 0 || this.cursor.ended || (atEnd && left <= 0)) return this.batch(events);
      if (!atEnd) await turnClock.next();
      else if (this.log.visible === seen) await newsOf(this.log, left, signal);
    }
  }

  get more(): Doc {
    return Doc.of({ postBatchResumeToken: this.cursor.resumeToken });
  }

  private batch(documents: Uint8Array[]): Batch {
    return { documents, done: this.cursor.ended, more: this.more };
  }

  close(): void {}
}
