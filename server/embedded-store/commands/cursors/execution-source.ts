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
    const documents = await this.execution.nextBatch(size);
    this.returned += documents.length;
    const limitReached = this.limit > 0 && this.returned >= this.limit;
    const full = documents.length >= size.documents;
    return { documents, done: limitReached || (!full && this.execution.exhausted) };
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

/** Anything that yields documents one by one, such as a pipeline. */
export class StreamSource implements CursorSource {
  private readonly iterator: AsyncIterator<{ bytes: Uint8Array }>;
  /** Taken from the stream, not given out yet, because the batch was full in bytes. */
  private held: Uint8Array | undefined;

  constructor(stream: AsyncIterable<{ bytes: Uint8Array }>) {
    this.iterator = stream[Symbol.asyncIterator]();
  }

  async next({ documents: count, bytes: most }: BatchSize, signal: AbortSignal): Promise<Batch> {
    const documents: Uint8Array[] = [];
    let bytes = 0;
    while (documents.length < count) {
      signal.throwIfAborted();
      const document = this.held ?? (await this.take());
      this.held = undefined;
      if (!document) return { documents, done: true };
      bytes += document.length;
      if (bytes > most && documents.length > 0) {
        this.held = document;
        break;
      }
      documents.push(document);
    }
    return { documents, done: false };
  }

  private async take(): Promise<Uint8Array | undefined> {
    const result = await this.iterator.next();
    return result.done ? undefined : result.value.bytes;
  }

  close(): void {
    void this.iterator.return?.().catch(() => undefined);
  }
}
