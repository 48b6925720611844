import type { Store } from '../store/store.ts';
import type { Oplog } from './change-log.ts';

/** How much of the log is kept; whichever is reached first counts. */
export interface LogLimits {
  maxAgeSeconds: number;
  maxBytes: number;
}

export const DEFAULT_LOG_LIMITS: LogLimits = { maxAgeSeconds: 24 * 3600, maxBytes: 512 * 1024 * 1024 };

/** So few at once that nobody waits for it: entries, and bytes of them. */
const MOST_AT_ONCE = 300;
const BYTES_AT_ONCE = 1024 * 1024;

/** Removes what is too old or too much, oldest first, in small writes. @returns how many entries went */
export async function trimLog(store: Store, log: Oplog, limits: LogLimits, now: Date): Promise<number> {
  const oldestKept = BigInt(Math.floor(now.getTime() / 1000) - limits.maxAgeSeconds) << 32n;
  let removed = 0;
  // Mostly there is nothing to do; and one entry may be as large as hundreds of others.
  let atOnce = 1;
  for (;;) {
    const oldest = log.oldest(atOnce);
    const end = oldest.findIndex(({ time, bytesAfter }) => time >= oldestKept && bytesAfter < limits.maxBytes);
    const times = (end < 0 ? oldest : oldest.slice(0, end)).map(({ time }) => time);
    if (times.length === 0) return removed;
    await store.write((txn) =>
      log.remove(times, {
        put: (key, value) => txn.put('oplog', key, value),
        delete: (key) => txn.delete('oplog', key),
      }),
    );
    removed += times.length;
    const bytes = (oldest[0]?.bytesAfter ?? 0) - (oldest.at(-1)?.bytesAfter ?? 0);
    atOnce = bytes < BYTES_AT_ONCE ? Math.min(atOnce * 2, MOST_AT_ONCE) : Math.max(1, atOnce >> 1);
  }
}
