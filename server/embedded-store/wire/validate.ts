import { endOfValue } from '../bson/decode.ts';
import { StoreError } from '../errors.ts';

const OBJECT = 3;
const ARRAY = 4;
const SCOPED_CODE = 15;

/** Deepest nesting that is walked at all. */
const MAX_DEPTH = 1_000;

/**
 * Walks the whole structure of a document that came from outside, so that nobody behind this point has to doubt it.
 * @returns how deep documents and arrays are nested, the document itself being 1
 * @throws StoreError InvalidBSON
 */
export function validateDocument(bytes: Buffer): number {
  try {
    return validateFrom(bytes, 0, bytes.length, 1);
  } catch (error) {
    throw error instanceof RangeError ? invalid() : error;
  }
}

function validateFrom(bytes: Buffer, start: number, end: number, depth: number): number {
  if (depth > MAX_DEPTH) return depth;
  if (end - start < 5 || bytes.readInt32LE(start) !== end - start) throw invalid();
  let deepest = depth;
  let at = start + 4;
  while (at < end - 1) {
    const type = bytes[at] ?? 0;
    // Names are short: looking at their bytes here costs less than a native call.
    let nameEnd = at + 1;
    while (nameEnd < end && bytes[nameEnd] !== 0) nameEnd++;
    if (nameEnd >= end - 1) throw invalid();
    const valueStart = nameEnd + 1;
    const valueEnd = endOfValue(bytes, type, valueStart, end - 1);
    const nested = nestedAt(bytes, type, valueStart);
    if (nested >= 0) deepest = Math.max(deepest, validateFrom(bytes, nested, valueEnd, depth + 1));
    at = valueEnd;
  }
  if (at !== end - 1 || bytes[at] !== 0) throw invalid();
  return deepest;
}

/** Where the document inside a value begins, or -1. */
function nestedAt(bytes: Buffer, type: number, start: number): number {
  if (type === OBJECT || type === ARRAY) return start;
  return type === SCOPED_CODE ? start + 8 + bytes.readInt32LE(start + 4) : -1;
}

function invalid(): StoreError {
  return new StoreError('InvalidBSON', 'invalid BSON');
}
