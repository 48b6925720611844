import type { Readable } from 'node:stream';

/** Bytes `start` to `end`, both counted. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** Where uploads lie: by key only, never by a name that somebody chose. */
export interface FileStore {
  /**
   * Writes all of it or nothing.
   * @returns the bytes written and their sha256 in hex.
   * @throws TooLarge past `limit` bytes; StorageFull when there is no room for them.
   */
  write(key: string, content: Readable, limit: number): Promise<{ readonly size: number; readonly sha256: string }>;
  /** @throws FileMissing */
  read(key: string, range?: ByteRange): Promise<Readable>;
  /** Removes what is there, also what a write that was cut off left. Removing what is not there is no failure. */
  remove(key: string): Promise<void>;
}

export class TooLarge extends Error {}
export class FileMissing extends Error {}
export class StorageFull extends Error {}

/** Of the file system and of the database (14031: OutOfDiskSpace). */
const FULL: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 14_031]);

export function isFull(error: unknown): boolean {
  return FULL.has((error as { readonly code?: unknown } | null)?.code);
}

/** Keys are made by us; this is the last door before the file system. */
export function checkKey(key: string): string {
  if (!/^[0-9a-z]{1,64}(?:-[0-9a-z]{1,20})?$/.test(key)) throw new FileMissing(key);
  return key;
}
