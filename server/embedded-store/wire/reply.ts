import { encode } from '../bson/encode.ts';
import { Doc } from '../bson/values.ts';

/** A batch of a cursor as it is answered; documents are spliced in as they are stored, without decoding. */
export interface CursorBatch {
  name: 'firstBatch' | 'nextBatch';
  documents: readonly Uint8Array[];
  /** 0 when there is nothing more to get. */
  id: bigint;
  ns: string;
  /** `postBatchResumeToken` and the like, beside the batch. */
  more?: Doc;
}

/** What a command answers: `fields` as they are, a cursor's batch, and a document already in BSON (`value` of findAndModify). */
export interface Reply {
  fields: Doc;
  cursor?: CursorBatch;
  value?: Uint8Array;
}

const EMPTY_DOCUMENT_BYTES = 5;
const OBJECT = 3;
const ARRAY = 4;

/** Encodes a reply; `tail` is a complete BSON document whose fields go last (ok, cluster time). */
export function encodeReply(reply: Reply, tail: Uint8Array): Buffer {
  const parts: Uint8Array[] = [];
  if (reply.cursor) parts.push(fieldHead(OBJECT, 'cursor'), ...cursorParts(reply.cursor));
  if (reply.value) parts.push(fieldHead(OBJECT, 'value'), reply.value);
  if (reply.fields.size > 0) parts.push(fieldsOf(encode(reply.fields)));
  parts.push(fieldsOf(tail));
  return documentOf(parts);
}

/** The elements of a document without its length and its end. */
function fieldsOf(document: Uint8Array): Uint8Array {
  return document.subarray(4, document.length - 1);
}

function cursorParts({ name, documents, id, ns, more }: CursorBatch): Uint8Array[] {
  const rest = Doc.of({ id, ns });
  const elements = [fieldHead(ARRAY, name), arrayOf(documents), fieldsOf(encode(rest))];
  if (more) elements.push(fieldsOf(encode(more)));
  return [documentOf(elements)];
}

function documentOf(parts: readonly Uint8Array[]): Buffer {
  let size = EMPTY_DOCUMENT_BYTES;
  for (const part of parts) size += part.length;
  const out = Buffer.allocUnsafe(size);
  let at = out.writeInt32LE(size, 0);
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  out[at] = 0;
  return out;
}

function arrayOf(documents: readonly Uint8Array[]): Buffer {
  let size = EMPTY_DOCUMENT_BYTES;
  for (let i = 0; i < documents.length; i++) size += 2 + digits(i) + (documents[i]?.length ?? 0);
  const out = Buffer.allocUnsafe(size);
  let at = out.writeInt32LE(size, 0);
  documents.forEach((document, i) => {
    out[at++] = OBJECT;
    at += out.latin1Write(String(i), at);
    out[at++] = 0;
    out.set(document, at);
    at += document.length;
  });
  out[at] = 0;
  return out;
}

function digits(n: number): number {
  let count = 1;
  for (let rest = n; rest >= 10; rest = Math.trunc(rest / 10)) count++;
  return count;
}

const heads = new Map<string, Buffer>();

function fieldHead(type: number, name: string): Buffer {
  const known = heads.get(name);
  if (known) return known;
  const head = Buffer.from(`${String.fromCharCode(type)}${name}\0`, 'latin1');
  heads.set(name, head);
  return head;
}
