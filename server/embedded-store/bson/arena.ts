import { giveBackBytes, takeBytes } from './byte-pool.ts';

const CHUNK = 64 * 1024;

/** Room for the documents of one batch, all given back together. */
export class Arena {
  private chunks: Buffer[] = [];
  private used = 0;

  /** Copies the first `size` bytes of `source` and gives a view of the copy. */
  copy(source: Buffer, size: number): Buffer {
    let chunk = this.chunks.at(-1);
    if (chunk === undefined || this.used + size > chunk.length) {
      chunk = takeBytes(Math.max(size, CHUNK));
      this.chunks.push(chunk);
      this.used = 0;
    }
    const at = this.used;
    this.used += size;
    source.copy(chunk, at, 0, size);
    return chunk.subarray(at, at + size);
  }

  /** After this nothing that was copied may be looked at. */
  release(): void {
    for (const chunk of this.chunks) giveBackBytes(chunk);
    this.chunks = [];
  }
}
