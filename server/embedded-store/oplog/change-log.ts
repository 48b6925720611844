import type { Database } from 'lmdb';
import { decodeEntry, encodeEntry, type Logged } from './entry-codec.ts';
import type { ChangeLog, LogEntry, LogSession } from './log-entry.ts';
import { keyOf, timeAfter, timeOf } from './log-time.ts';

/** Under this key, before every entry, stands the time up to which the log was trimmed. */
const TRIMMED_KEY = keyOf(0n);
const FIRST_KEY = keyOf(1n);

/** So many of the newest entries are kept in memory, shared by all change streams. */
const RECENT_ENTRIES = 5_000;
const RECENT_BYTES = 16 * 1024 * 1024;

/**
 * The log of all changes: one LMDB database, keys are log times. Readers see an entry when it is on disk, so nothing that
 * was told can be undone by a crash.
 */
export class Oplog implements ChangeLog {
  lastTime: bigint;
  /** The newest entry that may be told. */
  visible: bigint;
  private pending: Logged[] = [];
  private recent: Logged[] = [];
  private recentBytes = 0;
  private readonly sizes = new WeakMap<Logged, number>();
  /** Entries after this time are all in `recent`. */
  private recentAfter: bigint;
  private transaction: { session: LogSession; clusterTime: bigint } | undefined;
  private readonly listeners = new Set<() => void>();

  constructor(
    private readonly db: Database<Buffer, Buffer>,
    private readonly now: () => Date = () => new Date(),
  ) {
    const [newest] = [...db.getKeys({ reverse: true, limit: 1 })];
    const last = newest ? timeOf(newest) : 0n;
    this.lastTime = [last, this.trimmedThrough].reduce((a, b) => (a > b ? a : b));
    // A log without entries still has a time, else a stream could not be resumed from "now".
    if (this.lastTime === 0n) this.lastTime = timeAfter(0n, this.now());
    this.visible = this.lastTime;
    this.recentAfter = this.lastTime;
  }

  append(entry: LogEntry, put: (key: Buffer, value: Uint8Array) => void): void {
    const time = timeAfter(this.lastTime, this.now());
    const logged: Logged = { time, clusterTime: this.clusterTimeOf(entry, time), entry };
    const bytes = encodeEntry(logged);
    put(keyOf(time), bytes);
    this.lastTime = time;
    this.sizes.set(logged, bytes.length);
    this.pending.push(logged);
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
      this.recentBytes += this.sizes.get(logged) ?? 0;
    }
    this.forgetOld();
    this.visible = through;
    for (const listener of [...this.listeners]) listener();
  }

  discarded(after: bigint, through: bigint): void {
    this.pending = this.pending.filter(({ time }) => time <= after || time > through);
  }

  private forgetOld(): void {
    if (this.recent.length <= RECENT_ENTRIES && this.recentBytes <= RECENT_BYTES) return;
    let count = 0;
    while (this.recent.length - count > RECENT_ENTRIES / 2 || this.recentBytes > RECENT_BYTES / 2) {
      const oldest = this.recent[count];
      if (!oldest) break;
      this.recentBytes -= this.sizes.get(oldest) ?? 0;
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

  private stored(position: bigint, limit: number): Logged[] {
    const range = { start: keyOf(position + 1n), end: keyOf(this.visible + 1n), limit };
    return [...this.db.getRange(range)].map(({ key, value }) => decodeEntry(timeOf(key), value));
  }

  /** Entries up to this time are gone. */
  get trimmedThrough(): bigint {
    const value = this.db.get(TRIMMED_KEY);
    return value ? timeOf(value) : 0n;
  }

  /** Calls `listener` whenever more may be told, until the returned function is called. */
  onVisible(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Bytes that the log takes on disk, unused parts of its pages included. */
  get storedBytes(): number {
    const stats = this.db.getStats() as Record<string, number>;
    const pages = ['treeBranchPageCount', 'treeLeafPageCount', 'overflowPages'].map((name) => stats[name] ?? 0);
    return pages.reduce((sum, count) => sum + count, 0) * (stats['pageSize'] ?? 4096);
  }

  /** The oldest entries, for trimming: their times and sizes in bytes. */
  oldest(limit: number): { time: bigint; bytes: number }[] {
    const range = [...this.db.getRange({ start: FIRST_KEY, limit })];
    return range.map(({ key, value }) => ({ time: timeOf(key), bytes: value.length }));
  }

  /** Removes entries, oldest first; to be called inside a write transaction. */
  remove(times: readonly bigint[]): void {
    const last = times.at(-1);
    if (last === undefined) return;
    for (const time of times) this.db.remove(keyOf(time));
    this.db.put(TRIMMED_KEY, keyOf(last));
  }
}
