import { Arena } from '../../bson/arena.ts';
import type { BatchSize, Execution } from '../../plan/index.ts';
import type { Batch, CursorSource } from './cursor-source.ts';

/** A query of one collection. */
export class ExecutionSource implements CursorSource {
  private returned = 0;

  /** @param limit 0 for none */
  constructor(
    private readonly execution: Execution,
    private readonly limit: number,
  ) {}

  /**
   * A batch that came full does not end the cursor even if nothing is left: MongoDB has not looked yet, and a client may
   * see the difference. A reached limit does.
   */
  async next(size: BatchSize): Promise<Batch> {
    const arena = new Arena();
    const documents = await this.execution.nextBatch(size, arena);
    this.returned += documents.length;
    const limitReached = this.limit > 0 && this.returned >= this.limit;
    const full = documents.length >= size.documents;
    return { documents, done: limitReached || (!full && this.execution.exhausted), release: () => arena.release() };
  }

  get isIntact(): boolean {
    return this.execution.isIntact;
  }

  close(): void {
    this.execution.close();
  }
}

/** Documents at hand. */
export class ListSource implements CursorSource {
  private at = 0;

  constructor(private readonly documents: readonly Uint8Array[]) {}

  async next({ documents: count }: BatchSize): Promise<Batch> {
    const documents = this.documents.slice(this.at, this.at + count);
    this.at += documents.length;
    return { documents, done: this.at >= this.documents.length };
  }

  close(): void {}
}

/** Anything that yields documents by the handful, such as a pipeline. */
export class StreamSource implements CursorSource {
  private readonly iterator: AsyncIterator<readonly { bytes: Uint8Array }[]>;
  private handful: readonly { bytes: Uint8Array }[] = [];
  private at = 0;

  private signal: AbortSignal | undefined;

  /** @param open gets what throws when nobody waits for the documents any more */
  constructor(open: (stopIfUnwanted: () => void) => AsyncIterable<readonly { bytes: Uint8Array }[]>) {
    this.iterator = open(() => this.signal?.throwIfAborted())[Symbol.asyncIterator]();
  }

  async next({ documents: count, bytes: most }: BatchSize, signal: AbortSignal): Promise<Batch> {
    const documents: Uint8Array[] = [];
    let bytes = 0;
    while (documents.length < count) {
      if (this.at >= this.handful.length && !(await this.refill(signal))) return { documents, done: true };
      const document = this.handful[this.at]?.bytes;
      if (!document) continue;
      bytes += document.length;
      if (bytes > most && documents.length > 0) break;
      documents.push(document);
      this.at++;
    }
    return { documents, done: false };
  }

  private async refill(signal: AbortSignal): Promise<boolean> {
    signal.throwIfAborted();
    this.signal = signal;
    const result = await this.iterator.next();
    if (result.done) return false;
    this.handful = result.value;
    this.at = 0;
    return true;
  }

  close(): void {
    void this.iterator.return?.().catch(() => undefined);
  }
}
