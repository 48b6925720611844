import { encode } from '../../bson/encode.ts';
import { RawSlot, rawEach, rawName } from '../../bson/raw.ts';
import { Doc, ObjectId, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { CommandFailure } from './command-failure.ts';
import { demandStorableId } from './storable-id.ts';
import { toTimestamp } from '../../oplog/log-time.ts';
import { encodeInTurns } from '../../turns/encode-in-turns.ts';
import { MAX_DOCUMENT_BYTES } from '../../wire/limits.ts';
import { documentOf, elementsOf } from '../../wire/splice.ts';
import { validateDocument } from '../../wire/validate.ts';

/** Deepest nesting of a stored document. */
const MAX_STORED_DEPTH = 180;
/** A command nests 200 deep at most; the documents of an insert are its third level. */
const MAX_DEPTH_IN_COMMAND = 198;

/** A document ready to be stored: `_id` first. */
export interface NewDocument {
  id: Value;
  bytes: Uint8Array;
}

const TIMESTAMP = 17;

/**
 * Makes what a client sent ready to be stored: gives it an `_id`, puts that first, and fills empty timestamps in.
 * @throws StoreError for what may not be stored
 */
export function newDocument(bytes: Buffer, time: bigint): NewDocument {
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new StoreError(
      'BadValue',
      `object to insert too large. size in bytes: ${bytes.length}, max size: ${MAX_DOCUMENT_BYTES}`,
    );
  }
  const depth = validateDocument(bytes);
  if (depth > MAX_DEPTH_IN_COMMAND) {
    throw new CommandFailure('Overflow', 'BSONObj exceeds maximum nested object depth');
  }
  if (depth > MAX_STORED_DEPTH) {
    throw new StoreError('Overflow', `cannot insert document because it exceeds ${MAX_STORED_DEPTH} levels of nesting`);
  }
  const found = look(bytes);
  if (found.hasEmptyTimestamp) return newDocumentOf(withTimestamps(bytes, time));
  if (!found.id) {
    const id = new ObjectId();
    return { id, bytes: documentOf([elementsOf(encode(Doc.of({ _id: id }))), elementsOf(bytes)]) };
  }
  const id = found.id.value();
  demandStorableId(id);
  return { id, bytes: found.idIsFirst ? bytes : withIdFirst(bytes) };
}

/** The same for a document that the store made, such as an upsert's. */
export function newDocumentOf(doc: Doc): NewDocument {
  const id = idInFront(doc);
  return { id, bytes: fitting(encode(doc)) };
}

/** The same while others have their turns. */
export async function newDocumentInTurns(doc: Doc): Promise<NewDocument> {
  const id = idInFront(doc);
  return { id, bytes: fitting(await encodeInTurns(doc)) };
}

function idInFront(doc: Doc): Value {
  const at = doc.names.indexOf('_id');
  const id = at < 0 ? new ObjectId() : doc.values[at];
  demandStorableId(id);
  if (at !== 0) {
    if (at > 0) doc.delete('_id');
    doc.names.unshift('_id');
    doc.values.unshift(id);
  }
  return id;
}

function fitting(bytes: Buffer): Buffer {
  if (bytes.length <= MAX_DOCUMENT_BYTES) return bytes;
  throw new StoreError(17420, `Document to upsert is larger than ${MAX_DOCUMENT_BYTES}`);
}

function look(bytes: Buffer): { id: RawSlot | undefined; idIsFirst: boolean; hasEmptyTimestamp: boolean } {
  const slot = new RawSlot();
  let id: RawSlot | undefined;
  let place = 0;
  let idIsFirst = false;
  let hasEmptyTimestamp = false;
  rawEach(bytes, 0, slot, (nameAt) => {
    if (!id && isIdAt(bytes, nameAt)) {
      id = slot.keep();
      idIsFirst = place === 0;
    } else if (slot.type === TIMESTAMP && bytes.readBigUInt64LE(slot.start) === 0n) hasEmptyTimestamp = true;
    place++;
  });
  return { id, idIsFirst, hasEmptyTimestamp };
}

/** The bytes `_id\0`. */
function isIdAt(bytes: Buffer, at: number): boolean {
  return bytes[at] === 0x5f && bytes[at + 1] === 0x69 && bytes[at + 2] === 0x64 && bytes[at + 3] === 0;
}

function withIdFirst(bytes: Buffer): Buffer {
  const slot = new RawSlot();
  const pieces: Buffer[] = [];
  let start = 4;
  rawEach(bytes, 0, slot, (nameAt) => {
    const element = bytes.subarray(start, slot.end);
    if (pieces.length > 0 && isIdAt(bytes, nameAt)) pieces.unshift(element);
    else pieces.push(element);
    start = slot.end;
  });
  return documentOf(pieces);
}

/** An empty timestamp at the top of a document means "now". */
function withTimestamps(bytes: Buffer, time: bigint): Doc {
  const doc = new Doc();
  const slot = new RawSlot();
  rawEach(bytes, 0, slot, (nameAt) => {
    const name = rawName(bytes, nameAt);
    const isEmpty = name !== '_id' && slot.type === TIMESTAMP && bytes.readBigUInt64LE(slot.start) === 0n;
    doc.push(name, isEmpty ? toTimestamp(time) : slot.value());
  });
  return doc;
}
