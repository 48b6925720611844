import type { Binary } from 'bson';
import { asBuffer, endOfValue } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { Doc } from '../bson/doc.ts';
import { elementsOf } from '../wire/splice.ts';
import type { DocumentEntry } from './log-entry.ts';

/** Bytes before the header: the count of the log's bytes. */
const COUNT_BYTES = 8;
/** In a stored document: its length, the type of `_id`, and `_id` with its end. */
const ID_VALUE_AT = 9;

type InsertEntry = DocumentEntry & { op: 'insert' };

/** What the headers of all inserts into a collection begin with. */
interface Beginning {
  readonly collection: Binary;
  readonly elements: Uint8Array;
}

const beginnings = new Map<string, Beginning>();
const MOST_KEPT = 200;

/**
 * The entry of an insert outside of transactions, by far the commonest: put together from bytes that are there already.
 * The count at its beginning is left for the caller to write.
 * @returns undefined where the document does not begin with its `_id`
 */
export function encodeInsert({ ns, collection, document }: InsertEntry): Buffer | undefined {
  if (document[5] !== 0x5f || document[6] !== 0x69 || document[7] !== 0x64 || document[8] !== 0) return undefined;
  const source = asBuffer(document);
  const type = source[4] as number;
  const idEnd = endOfValue(source, type, ID_VALUE_AT, source.length);
  const { elements } = beginningOf(ns, collection);
  const headerSize = 4 + elements.length + 3 + (idEnd - ID_VALUE_AT) + 1;
  const bytes = Buffer.allocUnsafe(COUNT_BYTES + headerSize + source.length);
  let at = bytes.writeInt32LE(headerSize, COUNT_BYTES);
  bytes.set(elements, at);
  at += elements.length;
  bytes[at++] = type;
  bytes[at++] = 0x6b; // k
  bytes[at++] = 0;
  for (let i = ID_VALUE_AT; i < idEnd; i++) bytes[at++] = source[i] as number;
  bytes[at++] = 0;
  bytes.set(source, at);
  return bytes;
}

function beginningOf(ns: string, collection: Binary): Beginning {
  const known = beginnings.get(ns);
  if (known?.collection === collection) return known;
  if (beginnings.size >= MOST_KEPT) beginnings.clear();
  const made = { collection, elements: elementsOf(encode(Doc.of({ o: 'insert', ns, c: collection }))) };
  beginnings.set(ns, made);
  return made;
}
