import type { SpillFile } from './spill-room.ts';

/** So much is written and read at a time. */
const CHUNK = 128 * 1024;
const LENGTH_BYTES = 4;

interface Piece {
  readonly at: number;
  readonly length: number;
}

/** A sequence of records in a file that others write to as well; a record is a few pieces of bytes. */
export class SpillRun {
  readonly #pieces: Piece[] = [];
  #filling: Buffer | undefined;
  #filled = 0;
  /** How many records. */
  count = 0;

  constructor(private readonly file: SpillFile) {}

  append(...parts: readonly Uint8Array[]): void {
    for (const part of parts) {
      const length = Buffer.allocUnsafe(LENGTH_BYTES);
      length.writeUInt32LE(part.length);
      this.#put(length);
      this.#put(part);
    }
    this.count++;
  }

  #put(bytes: Uint8Array): void {
    for (let from = 0; from < bytes.length;) {
      this.#filling ??= Buffer.allocUnsafe(CHUNK);
      const some = bytes.subarray(from, from + CHUNK - this.#filled);
      this.#filling.set(some, this.#filled);
      this.#filled += some.length;
      from += some.length;
      if (this.#filled === CHUNK) this.#flush();
    }
  }

  #flush(): void {
    if (!this.#filling || this.#filled === 0) return;
    const bytes = this.#filling.subarray(0, this.#filled);
    this.#pieces.push({ at: this.file.append(bytes), length: bytes.length });
    this.#filled = 0;
  }

  /** Nothing more is appended. */
  end(): void {
    this.#flush();
    this.#filling = undefined;
  }

  /** Reads from the beginning, after `end`. */
  reader(): RunReader {
    return new RunReader(this.file, this.#pieces, this.count);
  }
}

/** Reads a run from its first record to its last. */
export class RunReader {
  #bytes: Buffer = Buffer.alloc(0);
  #at = 0;
  #piece = 0;
  #left: number;

  constructor(
    private readonly file: SpillFile,
    private readonly pieces: readonly Piece[],
    count: number,
  ) {
    this.#left = count;
  }

  /** Whether there is another record; its parts are to be read then, all of them. */
  next(): boolean {
    return this.#left-- > 0;
  }

  /** The next part of the record at hand, as bytes of its own. */
  part(): Buffer {
    return this.#take(this.#take(LENGTH_BYTES).readUInt32LE());
  }

  #take(length: number): Buffer {
    const taken = Buffer.allocUnsafe(length);
    for (let got = 0; got < length;) {
      if (this.#at === this.#bytes.length) this.#load();
      const some = this.#bytes.copy(taken, got, this.#at, Math.min(this.#bytes.length, this.#at + length - got));
      this.#at += some;
      got += some;
    }
    return taken;
  }

  #load(): void {
    const piece = this.pieces[this.#piece++];
    if (!piece) throw new RangeError('a run has no more records');
    this.#bytes = this.file.read(piece.at, piece.length);
    this.#at = 0;
  }
}
