import { StoreError } from '../errors.ts';
import { Doc } from './doc.ts';
import { dateOf } from './far-date.ts';
import { readName, readText } from './text.ts';
import type { Value } from './values.ts';
import {
  BSONRegExp,
  BSONSymbol,
  Binary,
  Code,
  DbPointer,
  Decimal128,
  Int32,
  MaxKey,
  MinKey,
  ObjectId,
  ScopedCode,
  Timestamp,
} from './values.ts';

/** Deepest nesting that is read: with the command around it 200, as MongoDB reads it. Stored documents have less. */
export const MAX_DEPTH = 199;

const MIN_KEY = new MinKey();
const MAX_KEY = new MaxKey();

/**
 * Reads a whole document. Binary values and ObjectIds are views of `bytes`, which therefore must not change.
 * @throws StoreError InvalidBSON
 */
export function decode(bytes: Uint8Array, offset = 0): Doc {
  const buffer = asBuffer(bytes);
  const size = offset + 4 <= buffer.length ? buffer.readInt32LE(offset) : -1;
  if (size < 5 || offset + size > buffer.length) throw invalid('document length');
  return readDoc(buffer, offset, offset + size, 0);
}

/** A Buffer on the same memory. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The value of BSON type `type` (a byte, 255 is MinKey) whose bytes are `start..end`. */
export function decodeValue(bytes: Buffer, type: number, start: number, end: number, depth = 0): Value {
  switch (type) {
    case 1:
      return bytes.readDoubleLE(start);
    case 2:
      return readText(bytes, start + 4, end - 1);
    case 3:
      return readDoc(bytes, start, end, depth + 1);
    case 4:
      return readArray(bytes, start, end, depth + 1);
    case 5:
      return readBinary(bytes, start, end);
    case 7:
      return new ObjectId(bytes.subarray(start, end));
    case 8:
      return bytes[start] !== 0;
    case 9:
      return dateOf(bytes.readBigInt64LE(start));
    case 10:
      return null;
    case 16:
      return new Int32(bytes.readInt32LE(start));
    case 18:
      return bytes.readBigInt64LE(start);
    default:
      return decodeRare(bytes, type, start, end, depth);
  }
}

function decodeRare(bytes: Buffer, type: number, start: number, end: number, depth: number): Value {
  switch (type) {
    case 6:
      return undefined;
    case 11: {
      const middle = bytes.indexOf(0, start);
      return new BSONRegExp(readText(bytes, start, middle), readText(bytes, middle + 1, end - 1));
    }
    case 12: {
      const name = readText(bytes, start + 4, end - 13);
      return new DbPointer(name, new ObjectId(bytes.subarray(end - 12, end)));
    }
    case 13:
      return new Code(readText(bytes, start + 4, end - 1));
    case 14:
      return new BSONSymbol(readText(bytes, start + 4, end - 1));
    case 15: {
      const scopeAt = start + 8 + bytes.readInt32LE(start + 4);
      return new ScopedCode(readText(bytes, start + 8, scopeAt - 1), readDoc(bytes, scopeAt, end, depth + 1));
    }
    case 17:
      return new Timestamp(bytes.readBigUInt64LE(start));
    case 19:
      return new Decimal128(bytes.subarray(start, end));
    case 127:
      return MAX_KEY;
    case 255:
      return MIN_KEY;
    default:
      throw invalid(`unknown type ${type}`);
  }
}

function readDoc(bytes: Buffer, start: number, end: number, depth: number): Doc {
  if (depth > MAX_DEPTH) throw new StoreError('Overflow', `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
  const doc = new Doc();
  const { names, values } = doc;
  let at = start + 4;
  while (at < end - 1) {
    const type = bytes[at] as number;
    const nameEnd = endOfName(bytes, at + 1, end);
    const valueEnd = endOfValue(bytes, type, nameEnd + 1, end);
    names.push(readName(bytes, at + 1, nameEnd));
    values.push(decodeValue(bytes, type, nameEnd + 1, valueEnd, depth));
    at = valueEnd;
  }
  if (at !== end - 1 || bytes[at] !== 0) throw invalid('missing end of document');
  return doc;
}

function readArray(bytes: Buffer, start: number, end: number, depth: number): Value[] {
  if (depth > MAX_DEPTH) throw new StoreError('Overflow', `BSONObj exceeds maximum nested object depth: ${MAX_DEPTH}`);
  const values: Value[] = [];
  let at = start + 4;
  while (at < end - 1) {
    const type = bytes[at] as number;
    const nameEnd = endOfName(bytes, at + 1, end);
    const valueEnd = endOfValue(bytes, type, nameEnd + 1, end);
    values.push(decodeValue(bytes, type, nameEnd + 1, valueEnd, depth));
    at = valueEnd;
  }
  if (at !== end - 1 || bytes[at] !== 0) throw invalid('missing end of array');
  return values;
}

function readBinary(bytes: Buffer, start: number, end: number): Binary {
  const subType = bytes[start + 4] as number;
  // The old subtype 2 repeats the length inside; it is kept so that it can be written back as it came.
  return new Binary(bytes.subarray(start + 5, end), subType);
}

function endOfName(bytes: Buffer, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== 0) at++;
  if (at >= end) throw invalid('unterminated field name');
  return at;
}

/**
 * Where the value of `type` that starts at `start` ends.
 * @throws StoreError InvalidBSON when that is outside of `limit`
 */
export function endOfValue(bytes: Buffer, type: number, start: number, limit: number): number {
  const end = start + sizeOfValue(bytes, type, start, limit);
  if (end > limit) throw invalid('value outside of its document');
  return end;
}

function sizeOfValue(bytes: Buffer, type: number, start: number, limit: number): number {
  switch (type) {
    case 8:
      return 1;
    case 16:
      return 4;
    case 1:
    case 9:
    case 17:
    case 18:
      return 8;
    case 7:
      return 12;
    case 19:
      return 16;
    case 6:
    case 10:
    case 127:
    case 255:
      return 0;
    case 2:
    case 13:
    case 14:
      return 4 + length(bytes, start, limit, 1);
    case 3:
    case 4:
      return length(bytes, start, limit, 5);
    case 5:
      return 5 + length(bytes, start, limit, 0);
    case 12:
      return 16 + length(bytes, start, limit, 1);
    case 15:
      return length(bytes, start, limit, 14);
    case 11: {
      const middle = endOfName(bytes, start, limit);
      return endOfName(bytes, middle + 1, limit) + 1 - start;
    }
    default:
      throw invalid(`unknown type ${type}`);
  }
}

function length(bytes: Buffer, start: number, limit: number, least: number): number {
  if (start + 4 > limit) throw invalid('length outside of its document');
  const size = bytes.readInt32LE(start);
  if (size < least) throw invalid('length too small');
  return size;
}

function invalid(what: string): StoreError {
  return new StoreError('InvalidBSON', `Invalid BSON: ${what}`);
}
