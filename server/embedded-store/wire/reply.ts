import { encode } from '../bson/encode.ts';
import { Doc } from '../bson/values.ts';
import { takeTurns } from '../turns/in-turns.ts';
import { takeBytes } from '../bson/byte-pool.ts';
import { ARRAY, EMPTY_DOCUMENT_BYTES, OBJECT, arraySize, elementHead, elementsOf, putElements } from './splice.ts';

/** A batch of a cursor as it is answered; documents are spliced in as they are stored, without decoding. */
export interface CursorBatch {
  name: 'firstBatch' | 'nextBatch';
  documents: readonly Uint8Array[];
  /** 0 when there is nothing more to get. */
  id: bigint;
  ns: string;
  /** Gives back the documents' memory once they are copied. */
  release?: () => void;
  /** `postBatchResumeToken` and the like, beside the batch. */
  more?: Doc;
}

/** What a command answers: `fields` as they are, a cursor's batch, and a document already in BSON (`value` of findAndModify). */
export interface Reply {
  fields: Doc;
  cursor?: CursorBatch;
  value?: Uint8Array;
  /** An array already in BSON (`values` of distinct). */
  values?: Uint8Array;
}

/**
 * Encodes a reply; `tail` is a complete BSON document whose fields go last (ok, cluster time). All pieces are copied once,
 * into memory that may be given back when the reply is sent.
 * @param room bytes to leave free in front, for the head of the message
 */
export function encodeReply(reply: Reply, tail: Uint8Array, room = 0): Buffer {
  const writing = begin(reply, tail, room);
  putDocuments(writing, writing.documents.length);
  return end(writing, reply, tail);
}

/** Larger batches are copied in parts of this size. */
const PART_BYTES = 256 * 1024;

/** The same without holding up others, however large the batch is. */
export async function encodeReplyInTurns(reply: Reply, tail: Uint8Array, room = 0): Promise<Buffer> {
  const writing = begin(reply, tail, room);
  const { documents } = writing;
  while (writing.next < documents.length) {
    let [to, bytes] = [writing.next, 0];
    while (to < documents.length && bytes < PART_BYTES) bytes += documents[to++]?.length ?? 0;
    putDocuments(writing, to);
    if (to < documents.length) await takeTurns();
  }
  return end(writing, reply, tail);
}

/** A reply that is being put together. */
interface Writing {
  readonly out: Buffer;
  readonly documents: readonly Uint8Array[];
  readonly rest: Uint8Array;
  readonly cursorEnd: Uint8Array;
  at: number;
  /** The next document to be written. */
  next: number;
}

/** Takes the memory and writes what stands before the documents. */
function begin({ fields, cursor, value, values }: Reply, tail: Uint8Array, room: number): Writing {
  const rest = fields.size > 0 ? elementsOf(encode(fields)) : NOTHING;
  const cursorEnd = cursor ? cursorFields(cursor) : NOTHING;
  const batch = cursor ? arraySize(cursor.documents) : 0;
  const cursorSize = cursor
    ? EMPTY_DOCUMENT_BYTES + elementHead(ARRAY, cursor.name).length + batch + cursorEnd.length
    : 0;
  const size =
    EMPTY_DOCUMENT_BYTES +
    (cursor ? CURSOR.length + cursorSize : 0) +
    (value ? VALUE.length + value.length : 0) +
    (values ? VALUES.length + values.length : 0) +
    rest.length +
    tail.length -
    EMPTY_DOCUMENT_BYTES;
  const out = takeBytes(room + size).subarray(0, room + size);
  let at = out.writeInt32LE(size, room);
  if (cursor) {
    at = out.writeInt32LE(cursorSize, put(out, at, CURSOR));
    at = out.writeInt32LE(batch, put(out, at, elementHead(ARRAY, cursor.name)));
  }
  return { out, documents: cursor?.documents ?? [], rest, cursorEnd, at, next: 0 };
}

function putDocuments(writing: Writing, to: number): void {
  writing.at = putElements(writing.out, writing.at, writing.documents, writing.next, to);
  writing.next = to;
}

function end({ out, rest, cursorEnd, at: from }: Writing, { cursor, value, values }: Reply, tail: Uint8Array): Buffer {
  let at = from;
  if (cursor) {
    out[at++] = 0;
    at = put(out, at, cursorEnd);
    out[at++] = 0;
    cursor.release?.();
  }
  if (value) at = put(out, put(out, at, VALUE), value);
  if (values) at = put(out, put(out, at, VALUES), values);
  at = put(out, put(out, at, rest), elementsOf(tail));
  out[at] = 0;
  return out;
}

const NOTHING = new Uint8Array(0);
const CURSOR = elementHead(OBJECT, 'cursor');
const VALUE = elementHead(OBJECT, 'value');
const VALUES = elementHead(ARRAY, 'values');

function put(out: Buffer, at: number, piece: Uint8Array): number {
  out.set(piece, at);
  return at + piece.length;
}

function cursorFields({ id, ns, more }: CursorBatch): Uint8Array {
  const fields = Doc.of({ id, ns });
  if (more) for (const [name, value] of more.entries()) fields.push(name, value);
  return elementsOf(encode(fields));
}
