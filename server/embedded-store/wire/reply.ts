import { encode } from '../bson/encode.ts';
import { Doc } from '../bson/values.ts';
import { takeBytes } from '../bson/byte-pool.ts';
import { ARRAY, EMPTY_DOCUMENT_BYTES, OBJECT, arraySize, elementHead, elementsOf, putArray } from './splice.ts';

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
}

/**
 * Encodes a reply; `tail` is a complete BSON document whose fields go last (ok, cluster time). All pieces are copied once,
 * into memory that may be given back when the reply is sent.
 * @param room bytes to leave free in front, for the head of the message
 */
export function encodeReply({ fields, cursor, value }: Reply, tail: Uint8Array, room = 0): Buffer {
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
    rest.length +
    tail.length -
    EMPTY_DOCUMENT_BYTES;
  const out = takeBytes(room + size).subarray(0, room + size);
  let at = out.writeInt32LE(size, room);
  if (cursor) {
    at = put(out, at, CURSOR);
    at = out.writeInt32LE(cursorSize, at);
    at = put(out, at, elementHead(ARRAY, cursor.name));
    at = putArray(out, at, cursor.documents, batch);
    at = put(out, at, cursorEnd);
    out[at++] = 0;
    cursor.release?.();
  }
  if (value) at = put(out, put(out, at, VALUE), value);
  at = put(out, put(out, at, rest), elementsOf(tail));
  out[at] = 0;
  return out;
}

const NOTHING = new Uint8Array(0);
const CURSOR = elementHead(OBJECT, 'cursor');
const VALUE = elementHead(OBJECT, 'value');

function put(out: Buffer, at: number, piece: Uint8Array): number {
  out.set(piece, at);
  return at + piece.length;
}

function cursorFields({ id, ns, more }: CursorBatch): Uint8Array {
  const fields = Doc.of({ id, ns });
  if (more) for (const [name, value] of more.entries()) fields.push(name, value);
  return elementsOf(encode(fields));
}
