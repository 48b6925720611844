import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { StoreError } from '../errors.ts';

/** Of the pages at the beginning of a file of LMDB, which describe it; offsets in bytes. */
const HEAD = { magic: 24, pageSize: 48, lastPage: 144, end: 160 } as const;
const MAGIC = 0xbeefc0de;
/** LMDB need not write pages at the end that it has taken and given back at once; so much may be missing for that. */
const MAY_BE_MISSING_BYTES = 4 * 1024 * 1024;

/**
 * Looks at the file before LMDB does: that reads it as memory, and a file that is none or was cut off would end the
 * process without a word.
 * @throws StoreError for what cannot be a data file; one that is not there, or empty, will be made
 */
export function checkDataFile(path: string): void {
  const head = Buffer.alloc(HEAD.end);
  const { size, read } = look(path, head);
  if (size === 0) return;
  const reason = faultIn(head.subarray(0, read), size);
  if (reason === undefined) return;
  throw new StoreError(
    'InternalError',
    `The data file ${path} ${reason}. Put a whole copy of it there, or move it away and restore a backup.`,
  );
}

function look(path: string, head: Buffer): { size: number; read: number } {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    // It is not there, or LMDB will say why it cannot be opened.
    return { size: 0, read: 0 };
  }
  try {
    const stat = fstatSync(file);
    return stat.isFile() ? { size: stat.size, read: readSync(file, head, 0, head.length, 0) } : { size: 0, read: 0 };
  } finally {
    closeSync(file);
  }
}

function faultIn(head: Buffer, size: number): string | undefined {
  if (head.length < HEAD.end || head.readUInt32LE(HEAD.magic) !== MAGIC) return 'is none of this store';
  const described = (head.readBigUInt64LE(HEAD.lastPage) + 1n) * BigInt(head.readUInt32LE(HEAD.pageSize));
  if (BigInt(size + MAY_BE_MISSING_BYTES) < described)
    return `was cut off: it has ${size} bytes of the ${described} that it should have`;
  return undefined;
}
