import type { Database, RootDatabase, Transaction } from 'lmdb';
import { open } from 'lmdb';
import { asBuffer } from '../bson/decode.ts';
import { StoreError } from '../errors.ts';
import { checkDataFile } from './data-file.ts';

export type Table = Database<Buffer, Buffer>;

/** The LMDB environment and its tables. */
export interface Environment {
  /** Of the data file. */
  readonly path: string;
  readonly root: RootDatabase<Buffer, Buffer>;
  /** collection id, record id → document; values are lent, see `lend`. */
  readonly records: Table;
  /** index id, key parts, record id → type notes; of unique indexes: index id, key parts → record id, type notes. */
  readonly entries: Table;
  readonly oplog: Table;
  readonly sessions: Table;
  readonly meta: Table;
  readonly flush: boolean;
  readonly outside: Outside;
}

/** What everybody reads who is not part of a write that is open over several turns; undefined while there is none. */
export interface Outside {
  transaction: Transaction | undefined;
}

/** Address space, not memory or disk; tried in turn where a system grants less. */
const MAP_SIZES = [1024, 256, 64, 8, 1].map((gigabytes) => gigabytes * 2 ** 30);

export function openEnvironment(path: string, flush: boolean): Environment {
  checkDataFile(path);
  const root = openRoot(path, flush);
  const plain = { keyEncoding: 'binary', encoding: 'binary', cache: false } as const;
  const lending = { keyEncoding: 'binary', encoder: lender, cache: false } as const;
  const outside: Outside = { transaction: undefined };
  return {
    path,
    root,
    records: readOutside(root.openDB(Object.assign({ name: 'records' }, lending)), outside),
    entries: readOutside(root.openDB({ name: 'entries', ...plain }), outside),
    oplog: readOutside(root.openDB({ name: 'oplog', ...plain }), outside),
    sessions: readOutside(root.openDB({ name: 'sessions', ...plain }), outside),
    meta: readOutside(root.openDB({ name: 'meta', ...plain }), outside),
    flush,
    outside,
  };
}

/** Left alone, the binding opens cursors within whatever write is open. */
function readOutside(table: Table, outside: Outside): Table {
  const getRange = table.getRange.bind(table);
  table.getRange = (options) =>
    outside.transaction === undefined || options?.transaction !== undefined
      ? getRange(options)
      : getRange({ ...options, transaction: outside.transaction });
  return table;
}

/**
 * Commits are flushed inside the commit itself (no overlapping sync): a resolved transaction is on disk, and nobody sees
 * what a power cut could take back. It costs the same as the overlapping kind, because one commit is under way at a time.
 */
function openRoot(path: string, flush: boolean): RootDatabase<Buffer, Buffer> {
  let refused: unknown;
  for (const mapSize of MAP_SIZES) {
    try {
      return open<Buffer, Buffer>({
        path,
        mapSize,
        maxDbs: 8,
        maxReaders: 256,
        noSubdir: true,
        noSync: !flush,
        overlappingSync: false,
        // Commits are gathered by our own queue; the binding's gathering would leave rejected promises that nobody sees.
        eventTurnBatching: false,
        keyEncoding: 'binary',
        encoding: 'binary',
      });
    } catch (error) {
      refused = error;
    }
  }
  throw new StoreError('InternalError', `The data file ${path} cannot be opened: ${String(refused)}`);
}

/**
 * Values are handed out as a view of the buffer that LMDB's binding copies every value into: valid until the next read.
 * Looking at a document and passing on costs no memory that way; whoever keeps bytes calls `keep`.
 */
const lender = {
  encode: (value: Buffer): Buffer => value,
  decode: (bytes: Buffer): Buffer => lend(bytes),
};

let shared: Buffer | undefined;
let view: Buffer = Buffer.alloc(0);

function lend(bytes: Buffer & { isGlobal?: boolean; maxLength?: number }): Buffer {
  // Large values come in memory of their own, sometimes as a plain array of bytes.
  if (bytes.isGlobal !== true) return asBuffer(bytes);
  // The binding plays with the length of its buffer, which makes it slow to use; an honest view of it is not.
  if (shared !== bytes) {
    shared = bytes;
    view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.maxLength ?? bytes.byteLength);
  }
  return view;
}

/** A lent document in memory of its own; its length stands in its first four bytes. */
export function keepDocument(lent: Buffer): Buffer {
  const size = lent.readInt32LE(0);
  const kept = Buffer.allocUnsafe(size);
  lent.copy(kept, 0, 0, size);
  return kept;
}
