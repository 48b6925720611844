import { decodeEntry, encodeEntry, writtenThrough, type Logged } from './entry-codec.ts';
import type { ChangeLog, LogEntry, LogSession } from './log-entry.ts';
import { keyOf, timeAfter, timeOf } from './log-time.ts';

/** Under this key, before every entry, stands the time up to which the log was trimmed. */
const TRIMMED_KEY = keyOf(0n);
const FIRST_KEY = keyOf(1n);

/** So many of the newest entries are kept in memory, shared by all change streams. */
const RECENT_ENTRIES = 5_000;
const RECENT_BYTES = 16 * 1024 * 1024;
/** What is read of the stored log at a time: bytes, and entries between two looks at them. */
const STORED_BYTES = 1024 * 1024;
const STORED_AT_ONCE = 8;

/** Where the log is kept; reads see what is committed. */
export interface LogTable {
  read(key: Buffer): Buffer | undefined;
  /** `from` is included, `to` is not. */
  range(request: { from?: Buffer; to?: Buffer; reverse?: boolean; limit?: number }): { key: Buffer; value: Buffer }[];
}

/** What a write transaction lets the log do. */
export interface LogWriter {
  put(key: Buffer, value: Uint8Array): void;
  delete(key: Buffer): void;
}

/** An entry in memory; `size` is what it takes on disk. */
type Kept = Logged & { size: number };

/** A document that is a small part of a large message would keep all of it in memory. */
const LARGE_MESSAGE_BYTES = 16 * 1024;

/** @param stored the entry as it goes to the disk, which ends with its document and the one before */
function decoupled(entry: LogEntry, stored: Buffer): LogEntry {
  if (!('document' in entry) || entry.document.buffer.byteLength < LARGE_MESSAGE_BYTES) return entry;
  const end = stored.length - ('before' in entry ? (entry.before?.length ?? 0) : 0);
  return { ...entry, document: stored.subarray(end - entry.document.length, end) };
}

/**
 * The log of all changes: one table, keys are log times. Readers see an entry when it is on disk, so nothing that
 * was told can be undone by a crash.
 */
export class Oplog implements ChangeLog {
  lastTime: bigint;
  /** The newest entry that may be told. */
  visible: bigint;
  private pending: Kept[] = [];
  private recent: Kept[] = [];
  private recentBytes = 0;
  /** Entries after this time are all in `recent`. */
  private recentAfter: bigint;
  /** Bytes written to the log, ever. */
  private written: bigint;
  /** Entries up to this time are gone, or there never were any. */
  trimmedThrough: bigint;
  private transaction: { session: LogSession; clusterTime: bigint } | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly table: LogTable,
    private readonly now: () => Date = () => new Date(),
  ) {
    const [newest] = table.range({ from: FIRST_KEY, reverse: true, limit: 1 });
    const beginning = this.beginning();
    this.written = newest ? writtenThrough(newest.value) : 0n;
    // A log without entries still has a time, else a stream could not be resumed from "now".
    this.lastTime = newest ? timeOf(newest.key) : (beginning ?? timeAfter(0n, this.now()));
    this.trimmedThrough = beginning ?? this.lastTime - 1n;
    this.visible = this.lastTime;
    this.recentAfter = this.lastTime;
  }

  append(entry: LogEntry, put: (key: Buffer, value: Uint8Array) => void): void {
    const time = timeAfter(this.lastTime, this.now());
    const logged: Logged = { time, clusterTime: this.clusterTimeOf(entry, time), entry };
    const bytes = encodeEntry(logged, this.written);
    put(keyOf(time), bytes);
    this.lastTime = time;
    this.written += BigInt(bytes.length);
    this.pending.push({ time, clusterTime: logged.clusterTime, entry: decoupled(entry, bytes), size: bytes.length });
  }

  /** All writes of a transaction carry the time of its first. */
  private clusterTimeOf({ session }: LogEntry, time: bigint): bigint {
    if (!session) {
      this.transaction = undefined;
      return time;
    }
    if (this.transaction?.session !== session) this.transaction = { session, clusterTime: time };
    return this.transaction.clusterTime;
  }

  committed(through: bigint): void {
    if (through <= this.visible) return;
    let count = 0;
    while (count < this.pending.length && (this.pending[count]?.time ?? 0n) <= through) count++;
    for (const logged of this.pending.splice(0, count)) {
      this.recent.push(logged);
      this.recentBytes += logged.size;
    }
    this.forgetOld();
    this.visible = through;
    for (const listener of [...this.listeners]) listener();
  }

  discarded(after: bigint, through: bigint): void {
    this.transaction = undefined;
    this.pending = this.pending.filter(({ time }) => time <= after || time > through);
  }

  private forgetOld(): void {
    if (this.recent.length <= RECENT_ENTRIES && this.recentBytes <= RECENT_BYTES) return;
    let count = 0;
    while (this.recent.length - count > RECENT_ENTRIES / 2 || this.recentBytes > RECENT_BYTES / 2) {
      const oldest = this.recent[count];
      if (!oldest) break;
      this.recentBytes -= oldest.size;
      this.recentAfter = oldest.time;
      count++;
    }
    this.recent = this.recent.slice(count);
  }

  /** The entries after `position` that may be told, oldest first, at most `limit` of them. */
  after(position: bigint, limit: number): Logged[] {
    if (position >= this.visible) return [];
    return position >= this.recentAfter ? this.recentAfterPosition(position, limit) : this.stored(position, limit);
  }

  private recentAfterPosition(position: bigint, limit: number): Logged[] {
    let low = 0;
    for (let high = this.recent.length; low < high;) {
      const middle = (low + high) >>> 1;
      if ((this.recent[middle]?.time ?? 0n) <= position) low = middle + 1;
      else high = middle;
    }
    return this.recent.slice(low, low + limit);
  }

  /** Fewer than `limit` where they are large: each may be as large as a document. */
  private stored(position: bigint, limit: number): Logged[] {
    const found: Logged[] = [];
    const to = keyOf(this.visible + 1n);
    let from = position + 1n;
    for (let bytes = 0; found.length < limit && bytes < STORED_BYTES;) {
      const wanted = Math.min(STORED_AT_ONCE, limit - found.length);
      const some = this.table.range({ from: keyOf(from), to, limit: wanted });
      for (const { key, value } of some) {
        bytes += value.length;
        from = timeOf(key) + 1n;
        found.push(decodeEntry(from - 1n, value));
      }
      if (some.length < wanted) break;
    }
    return found;
  }

  /** What lies before the oldest entry is not known, even where nothing was trimmed. */
  private beginning(): bigint | undefined {
    const trimmed = this.table.read(TRIMMED_KEY);
    if (trimmed) return timeOf(trimmed);
    const [oldest] = this.table.range({ from: FIRST_KEY, limit: 1 });
    return oldest && timeOf(oldest.key) - 1n;
  }

  /** Calls `listener` whenever more may be told, until the returned function is called. */
  onVisible(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The oldest entries, for trimming: when they were written, and the bytes of the log behind each of them. */
  oldest(limit: number): { time: bigint; bytesAfter: number }[] {
    const entries = this.table.range({ from: FIRST_KEY, to: keyOf(this.visible + 1n), limit });
    return entries.map(({ key, value }) => ({
      time: timeOf(key),
      bytesAfter: Number(this.written - writtenThrough(value)),
    }));
  }

  /** Removes these entries, the oldest ones, as part of a write transaction. */
  remove(times: readonly bigint[], writer: LogWriter): void {
    const last = times.at(-1);
    if (last === undefined) return;
    for (const time of times) writer.delete(keyOf(time));
    writer.put(TRIMMED_KEY, keyOf(last));
    this.trimmedThrough = last;
  }
}
