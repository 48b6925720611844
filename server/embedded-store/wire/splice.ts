/**
 * Puts BSON documents together from pieces that are BSON already, so that stored documents reach a reply without being
 * decoded and encoded again.
 */

export const OBJECT = 3;
export const ARRAY = 4;

export const EMPTY_DOCUMENT_BYTES = 5;

/** The elements of a document, without its length and its end. */
export function elementsOf(document: Uint8Array): Uint8Array {
  return document.subarray(4, document.length - 1);
}

/** A document of these elements, each piece being one or more whole elements. */
export function documentOf(pieces: readonly Uint8Array[]): Buffer {
  let size = EMPTY_DOCUMENT_BYTES;
  for (const piece of pieces) size += piece.length;
  const out = Buffer.allocUnsafe(size);
  let at = out.writeInt32LE(size, 0);
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  out[at] = 0;
  return out;
}

/** How many bytes an array of these documents takes. */
export function arraySize(documents: readonly Uint8Array[]): number {
  let size = EMPTY_DOCUMENT_BYTES;
  for (let i = 0; i < documents.length; i++) size += 2 + digits(i) + (documents[i]?.length ?? 0);
  return size;
}

/** Writes the elements `from..to` of an array of documents. @returns the place after them */
export function putElements(
  out: Buffer,
  start: number,
  documents: readonly Uint8Array[],
  from: number,
  to: number,
): number {
  let at = start;
  for (let i = from; i < to; i++) {
    const document = documents[i];
    if (!document) continue;
    out[at++] = OBJECT;
    at = putDigits(out, at, i);
    out[at++] = 0;
    out.set(document, at);
    at += document.length;
  }
  return at;
}

/** A number as text; a native call would take longer than that. */
function putDigits(out: Buffer, at: number, n: number): number {
  const end = at + digits(n);
  let rest = n;
  for (let place = end - 1; place >= at; place--) {
    out[place] = 0x30 + (rest % 10);
    rest = Math.trunc(rest / 10);
  }
  return end;
}

function digits(n: number): number {
  let count = 1;
  for (let rest = n; rest >= 10; rest = Math.trunc(rest / 10)) count++;
  return count;
}

const heads = new Map<string, Buffer>();

/** Type and name of an element whose value follows; only for names of our own making, which are kept. */
export function elementHead(type: typeof OBJECT | typeof ARRAY, name: string): Buffer {
  const key = `${String.fromCharCode(type)}${name}\0`;
  const known = heads.get(key);
  if (known) return known;
  const head = Buffer.from(key, 'utf8');
  heads.set(key, head);
  return head;
}
