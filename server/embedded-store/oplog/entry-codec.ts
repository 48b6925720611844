import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { Binary, Doc, type Value } from '../bson/values.ts';
import { encodeInsert } from './insert-entry.ts';
import type { CommandEntry, DocumentEntry, LogEntry, LogSession } from './log-entry.ts';
import { fromTimestamp, toTimestamp } from './log-time.ts';

/** An entry with its place in the log. */
export interface Logged {
  time: bigint;
  /** What clients see as the time of the change: for the writes of a transaction, the same for all of them. */
  clusterTime: bigint;
  entry: LogEntry;
  /** The event that it is for those who ask for nothing beside it, once somebody has asked. */
  event?: Buffer;
}

/** Each stored entry begins with the bytes written to the log up to and including it, so that its size is known at once. */
const COUNT_BYTES = 8;

/**
 * On disk: the count, one BSON header with short names, then the document and the document before the change, each as
 * BSON, where the entry has them. Their own lengths part them.
 */
export function encodeEntry({ time, clusterTime, entry }: Logged, writtenBefore: bigint): Buffer {
  const isPlainInsert = entry.op === 'insert' && entry.session === undefined && clusterTime === time;
  const bytes = (isPlainInsert ? encodeInsert(entry) : undefined) ?? encodeAny(time, clusterTime, entry);
  bytes.writeBigUInt64BE(writtenBefore + BigInt(bytes.length));
  return bytes;
}

function encodeAny(time: bigint, clusterTime: bigint, entry: LogEntry): Buffer {
  const header = new Doc(['o', 'ns'], [entry.op, entry.ns]);
  if (entry.collection) header.push('c', entry.collection);
  if (entry.session) header.push('s', entry.session.lsid).push('t', entry.session.txnNumber);
  if (clusterTime !== time) header.push('ct', toTimestamp(clusterTime));
  if ('id' in entry) header.push('k', entry.id);
  if (entry.op === 'update') header.push('u', entry.description);
  if (entry.op === 'rename') header.push('to', entry.to).push('d', entry.dropped ?? null);
  const before = 'before' in entry ? entry.before : undefined;
  if (before) header.push('b', true);

  const document = 'document' in entry ? entry.document : undefined;
  const encoded = encode(header);
  const bytes = Buffer.allocUnsafe(COUNT_BYTES + encoded.length + (document?.length ?? 0) + (before?.length ?? 0));
  bytes.set(encoded, COUNT_BYTES);
  if (document) bytes.set(document, COUNT_BYTES + encoded.length);
  if (before) bytes.set(before, bytes.length - before.length);
  return bytes;
}

/** Bytes written to the log up to and including this entry, ever. */
export function writtenThrough(bytes: Buffer): bigint {
  return bytes.readBigUInt64BE(0);
}

export function decodeEntry(time: bigint, stored: Buffer): Logged {
  const bytes = stored.subarray(COUNT_BYTES);
  const headerSize = bytes.readInt32LE(0);
  const header = decode(bytes.subarray(0, headerSize));
  const clusterTime = header.has('ct') ? fromTimestamp(header.get('ct') as never) : time;
  const op = header.get('o') as LogEntry['op'];
  const common = {
    ns: header.get('ns') as string,
    ...(header.has('c') && { collection: header.get('c') as Binary }),
    ...(header.has('s') && { session: sessionIn(header) }),
  };
  switch (op) {
    case 'insert':
    case 'update':
    case 'replace':
    case 'delete':
      return { time, clusterTime, entry: documentEntry(op, common as CommonPart, header, bytes.subarray(headerSize)) };
    case 'rename':
      return { time, clusterTime, entry: { ...common, op, to: header.get('to') as string, ...droppedIn(header) } };
    default:
      return { time, clusterTime, entry: { ...common, op } as CommandEntry };
  }
}

type CommonPart = Pick<DocumentEntry, 'ns' | 'collection' | 'session'>;

function documentEntry(op: DocumentEntry['op'], common: CommonPart, header: Doc, rest: Buffer): DocumentEntry {
  const id: Value = header.get('k');
  const hasDocument = op === 'insert' || op === 'replace';
  const documentSize = hasDocument ? rest.readInt32LE(0) : 0;
  const document = rest.subarray(0, documentSize);
  const before = header.has('b') ? { before: rest.subarray(documentSize) } : {};
  switch (op) {
    case 'insert':
      return { ...common, op, id, document };
    case 'replace':
      return { ...common, op, id, document, ...before };
    case 'update':
      return { ...common, op, id, description: header.get('u') as Doc, ...before };
    case 'delete':
      return { ...common, op, id, ...before };
  }
}

function sessionIn(header: Doc): LogSession {
  return { lsid: header.get('s') as Doc, txnNumber: header.get('t') as bigint };
}

function droppedIn(header: Doc): { dropped?: Binary } {
  const dropped = header.get('d');
  return dropped instanceof Binary ? { dropped } : {};
}
