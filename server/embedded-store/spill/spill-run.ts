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
  readonly #length = Buffer.alloc(LENGTH_BYTES);
  /** How many records. */
  count = 0;

  constructor(private readonly file: SpillFile) {}

  append(...parts: readonly Uint8Array[]): void {
    for (const part of parts) {
      this.#length.writeUInt32LE(part.length);
      this.#put(this.#length);
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
  /** What was read last; the same bytes are used again and again. */
  readonly #chunk = Buffer.allocUnsafe(CHUNK);
  #end = 0;
  #at = 0;
  #piece = 0;
  #left: number;
  readonly #length = Buffer.alloc(LENGTH_BYTES);

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

  /**
   * The next part of the record at hand.
   *
   * @param room gives so many bytes to put it in; without it they are its own
   */
  part(room: (length: number) => Buffer = Buffer.allocUnsafe): Buffer {
    this.#fill(this.#length);
    const part = room(this.#length.readUInt32LE());
    this.#fill(part);
    return part;
  }

  #fill(bytes: Buffer): void {
    for (let got = 0; got < bytes.length;) {
      if (this.#at === this.#end) this.#load();
      const some = this.#chunk.copy(bytes, got, this.#at, Math.min(this.#end, this.#at + bytes.length - got));
      this.#at += some;
      got += some;
    }
  }

  #load(): void {
    const piece = this.pieces[this.#piece++];
    if (!piece) throw new RangeError('a run has no more records');
    this.file.read(piece.at, this.#chunk.subarray(0, piece.length));
    this.#end = piece.length;
    this.#at = 0;
  }
}

/** Room for one thing after another; what was put there stays until the next but one comes. */
export function twoRooms(): (length: number) => Buffer {
  const rooms = [Buffer.alloc(0), Buffer.alloc(0)];
  let turn = 0;
  return (length) => {
    turn = 1 - turn;
    let room = rooms[turn] as Buffer;
    if (room.length < length) rooms[turn] = room = Buffer.allocUnsafe(Math.max(1024, 2 * length));
    return room.subarray(0, length);
  };
}
