import { statfsSync } from 'node:fs';

/** LMDB's words for "no room": on the disk, or in the address space that was reserved. */
const FULL = /MDB_MAP_FULL|No space left|ENOSPC|EFBIG|File too large|disk quota/i;
/** What it says of a write that was cut short, as one is when the disk becomes full in its midst. */
const CUT_SHORT = /Input\/output error|EIO/;
/** So little is left where something was cut short for want of room. */
const NO_ROOM_BYTES = 4 * 1024 * 1024;

/** Whether a commit failed because there is no room for it. @param path of the data file */
export function isDiskFull(cause: unknown, path: string): boolean {
  const text = String(cause);
  return FULL.test(text) || (CUT_SHORT.test(text) && freeBytes(path) < NO_ROOM_BYTES);
}

function freeBytes(path: string): number {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}
