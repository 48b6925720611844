import { encode } from '../bson/encode.ts';
import { Doc } from '../bson/values.ts';
import { ARRAY, OBJECT, arrayOf, documentOf, elementHead, elementsOf } from './splice.ts';

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

/** Encodes a reply; `tail` is a complete BSON document whose fields go last (ok, cluster time). */
export function encodeReply(reply: Reply, tail: Uint8Array): Buffer {
  const pieces: Uint8Array[] = [];
  if (reply.cursor) pieces.push(elementHead(OBJECT, 'cursor'), cursorDocument(reply.cursor));
  if (reply.value) pieces.push(elementHead(OBJECT, 'value'), reply.value);
  if (reply.fields.size > 0) pieces.push(elementsOf(encode(reply.fields)));
  pieces.push(elementsOf(tail));
  return documentOf(pieces);
}

function cursorDocument({ name, documents, id, ns, more }: CursorBatch): Buffer {
  const pieces = [elementHead(ARRAY, name), arrayOf(documents), elementsOf(encode(Doc.of({ id, ns })))];
  if (more) pieces.push(elementsOf(encode(more)));
  return documentOf(pieces);
}
