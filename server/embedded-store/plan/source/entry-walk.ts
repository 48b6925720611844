import type { Transaction } from 'lmdb';
import type { Index, RecordId } from '../../store/collection.ts';
import type { Environment } from '../../store/environment.ts';
import type { KeyRange } from '../access.ts';

/** First chunk and largest; a page of messages is read in one or two steps, a scan in long ones. */
const FIRST_CHUNK = 32;
const LARGEST_CHUNK = 512;

/**
 * Walks the entries of one key range in chunks: the chunk is read at a stretch, nothing is held between chunks.
 */
export class EntryWalk {
  readonly ids: RecordId[] = [];
  /** Keys of the chunk, where wanted. */
  readonly keys: Buffer[] = [];
  /** Type notes of the chunk, where wanted. */
  readonly notes: Buffer[] = [];
  private lastKey: Buffer | undefined;
  /** Of the entry before the chunk. */
  private keyBefore: Buffer | undefined;
  private chunk: number;
  finished = false;

  constructor(
    private readonly env: Environment,
    private readonly index: Index,
    private readonly range: KeyRange,
    private readonly reverse: boolean,
    private readonly transaction: Transaction | undefined,
    private readonly keeps: { keys: boolean; notes: boolean },
    expected = 0,
  ) {
    this.chunk = expected > 0 ? Math.min(expected, LARGEST_CHUNK) : FIRST_CHUNK;
  }

  /** Reads the next chunk into `ids` (and `keys`, `notes`); false when there is none. */
  nextChunk(): boolean {
    this.ids.length = this.keys.length = this.notes.length = 0;
    if (this.finished) return false;
    if (this.range.single === true) return this.readSingle();
    this.keyBefore = this.lastKey;
    const limit = this.chunk;
    this.chunk = Math.min(this.chunk * 2, LARGEST_CHUNK);
    if (this.index.unique || this.keeps.notes) this.readEntries(limit);
    else this.readKeys(limit);
    this.finished = this.ids.length < limit;
    return this.ids.length > 0;
  }

  /**
   * Forgets what was read ahead of the first `used` entries of the chunk: the next one goes on behind them, with what
   * stands there by then. Only for walks that keep their keys.
   * @returns false when there is nothing to forget
   */
  rewind(used: number): boolean {
    if (this.range.single === true) return false;
    this.lastKey = used > 0 ? this.keys[used - 1] : this.keyBefore;
    this.ids.length = this.keys.length = this.notes.length = 0;
    this.keyBefore = this.lastKey;
    this.finished = false;
    return true;
  }

  /** A lookup is several times cheaper than a cursor. */
  private readSingle(): boolean {
    this.finished = true;
    const options = this.transaction === undefined ? undefined : { transaction: this.transaction };
    const value = this.env.entries.get(this.range.from, options);
    if (value === undefined) return false;
    this.ids.push(value.readUIntBE(0, 6));
    if (this.keeps.keys) this.keys.push(this.range.from);
    if (this.keeps.notes) this.notes.push(value.subarray(6));
    return true;
  }

  private readKeys(limit: number): void {
    for (const key of this.env.entries.getKeys(this.rangeOptions(limit))) {
      this.ids.push(key.readUIntBE(key.length - 6, 6));
      if (this.keeps.keys) this.keys.push(key);
      this.lastKey = key;
    }
  }

  private readEntries(limit: number): void {
    const { unique } = this.index;
    for (const { key, value } of this.env.entries.getRange(this.rangeOptions(limit))) {
      this.ids.push(unique ? value.readUIntBE(0, 6) : key.readUIntBE(key.length - 6, 6));
      if (this.keeps.keys) this.keys.push(key);
      if (this.keeps.notes) this.notes.push(unique ? value.subarray(6) : value);
      this.lastKey = key;
    }
  }

  private rangeOptions(limit: number): {
    start: Buffer;
    end: Buffer;
    limit: number;
    reverse?: boolean;
    exclusiveStart?: boolean;
    inclusiveEnd?: boolean;
    transaction?: Transaction;
  } {
    const { from, to } = this.range;
    const transaction = this.transaction === undefined ? {} : { transaction: this.transaction };
    const started = this.lastKey !== undefined;
    return this.reverse
      ? {
          start: this.lastKey ?? to,
          end: from,
          limit,
          reverse: true,
          exclusiveStart: started,
          inclusiveEnd: true,
          ...transaction,
        }
      : { start: this.lastKey ?? from, end: to, limit, exclusiveStart: started, ...transaction };
  }
}
