import { createHash } from 'node:crypto';
import type { KeyBytes } from './key-bytes.ts';

/** LMDB takes keys of up to 1,978 bytes; index id, record id and some air are not for the parts. */
const ALL_PARTS = 1_920;
const HASH_SIZE = 16;

/** How many bytes one of `parts` parts may take before it is cut. */
export function longestPart(parts: number): number {
  return Math.floor(ALL_PARTS / Math.max(parts, 1)) - HASH_SIZE;
}

/**
 * Cuts a part that is too long and appends a hash of the whole, so that equality still tells values apart. Order holds up
 * to the cut: a value of at most `limit` bytes differs from a longer one within them, because no value's bytes begin another's.
 * @returns true when the part was cut: then its index can no longer tell the order of such values
 */
export function cutLongPart(key: KeyBytes, start: number, limit: number): boolean {
  if (key.length - start <= limit) return false;
  const hash = createHash('sha256').update(key.buffer.subarray(start, key.length)).digest();
  key.length = start + limit;
  key.bytes(hash, 0, HASH_SIZE);
  return true;
}
