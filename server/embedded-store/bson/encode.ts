import { StoreError } from '../errors.ts';
import { MAX_DEPTH } from './decode.ts';
import type { Doc } from './doc.ts';
import { timeOf } from './far-date.ts';
import type { Value } from './values.ts';
import {
  BSONRegExp,
  BSONSymbol,
  Binary,
  Code,
  DbPointer,
  Decimal128,
  Doc as DocClass,
  Int32,
  MinKey,
  ObjectId,
  ScopedCode,
  Timestamp,
} from './values.ts';

let page = Buffer.allocUnsafe(64 * 1024);
let at = 0;

/** Several times the size of a document; expressions can name one value in so many places that no memory holds them all. */
const LARGEST = 64 * 1024 * 1024;
/** What the store itself puts around documents is not deep. */
const DEEPEST = MAX_DEPTH + 100;
let depth = 0;

/**
 * The BSON bytes of a document, in memory of their own.
 *
 * @throws StoreError Overflow, BSONObjectTooLarge
 */
export function encode(doc: Doc): Buffer {
  at = 0;
  depth = 0;
  try {
    writeDoc(doc);
    const bytes = Buffer.allocUnsafe(at);
    page.copy(bytes, 0, 0, at);
    return bytes;
  } finally {
    // One large document must not keep its memory for ever.
    if (page.length > 1024 * 1024) page = Buffer.allocUnsafe(64 * 1024);
  }
}

function room(size: number): void {
  if (at + size <= page.length) return;
  if (at + size > LARGEST) throw new StoreError('BSONObjectTooLarge', `BSONObj size: more than ${LARGEST} is invalid`);
  const larger = Buffer.allocUnsafe(Math.max(page.length * 2, at + size));
  page.copy(larger, 0, 0, at);
  page = larger;
}

function writeDoc(doc: Doc): void {
  const start = open();
  const { names, values } = doc;
  for (let i = 0; i < names.length; i++) writeField(names[i] as string, values[i]);
  close(start);
}

function writeArray(values: readonly Value[]): void {
  const start = open();
  for (let i = 0; i < values.length; i++) writeField(i < 1000 ? (INDEX_NAMES[i] as string) : String(i), values[i]);
  close(start);
}

const INDEX_NAMES = Array.from({ length: 1000 }, (_, i) => String(i));

function open(): number {
  if (++depth > DEEPEST) throw new StoreError('Overflow', `BSONObj exceeds maximum nested object depth: ${DEEPEST}`);
  room(5);
  at += 4;
  return at - 4;
}

function close(start: number): void {
  depth--;
  room(1);
  page[at++] = 0;
  page.writeInt32LE(at - start, start);
}

function writeField(name: string, value: Value): void {
  room(2 + name.length * 3);
  const typeAt = at++;
  writeChars(name);
  page[at++] = 0;
  // In two steps: writing the value may move the page.
  const type = writeValue(value);
  page[typeAt] = type & 0xff;
}

/** Room for three bytes a character must be there. */
function writeChars(text: string): void {
  if (text.length > 24) {
    at += page.write(text, at, 'utf8');
    return;
  }
  const start = at;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) {
      at = start + page.write(text, start, 'utf8');
      return;
    }
    page[at++] = code;
  }
}

function writeText(text: string): void {
  room(5 + text.length * 3);
  const start = at;
  at += 4;
  writeChars(text);
  page[at++] = 0;
  page.writeInt32LE(at - start - 4, start);
}

function writeBytes(bytes: Uint8Array): void {
  room(bytes.length);
  page.set(bytes, at);
  at += bytes.length;
}

/** Writes the bytes of a value and tells its type. */
function writeValue(value: Value): number {
  switch (typeof value) {
    case 'string':
      writeText(value);
      return 2;
    case 'number':
      room(8);
      at = page.writeDoubleLE(value, at);
      return 1;
    case 'bigint':
      room(8);
      at = page.writeBigInt64LE(value, at);
      return 18;
    case 'boolean':
      room(1);
      page[at++] = value ? 1 : 0;
      return 8;
    case 'undefined':
      return 6;
    default:
      return value === null ? 10 : writeObject(value);
  }
}

function writeObject(value: Exclude<Value, null | undefined | string | number | bigint | boolean>): number {
  if (value instanceof Int32) {
    room(4);
    at = page.writeInt32LE(value.value, at);
    return 16;
  }
  if (value instanceof DocClass) return (writeDoc(value), 3);
  if (Array.isArray(value)) return (writeArray(value), 4);
  if (value instanceof Date) {
    room(8);
    at = page.writeBigInt64LE(BigInt(timeOf(value) || 0), at);
    return 9;
  }
  if (value instanceof ObjectId) return (writeBytes(value.id), 7);
  return writeRare(value);
}

function writeRare(value: Exclude<Value, null | undefined | string | number | bigint | boolean>): number {
  if (value instanceof Decimal128) return (writeBytes(value.bytes), 19);
  if (value instanceof Timestamp) {
    room(8);
    // Its own way to a bigint leads over a decimal text.
    at = page.writeInt32LE(value.high, page.writeInt32LE(value.low, at));
    return 17;
  }
  if (value instanceof Binary) {
    room(5);
    at = page.writeInt32LE(value.position, at);
    page[at++] = value.sub_type;
    writeBytes(value.buffer.subarray(0, value.position));
    return 5;
  }
  if (value instanceof BSONRegExp) {
    room(2 + (value.pattern.length + value.options.length) * 3);
    writeChars(value.pattern);
    page[at++] = 0;
    writeChars(value.options);
    page[at++] = 0;
    return 11;
  }
  if (value instanceof ScopedCode) {
    room(4);
    const start = at;
    at += 4;
    writeText(value.code);
    writeDoc(value.scope);
    page.writeInt32LE(at - start, start);
    return 15;
  }
  if (value instanceof Code) return (writeText(value.code), 13);
  if (value instanceof BSONSymbol) return (writeText(value.value), 14);
  if (value instanceof DbPointer) {
    writeText(value.ns);
    writeBytes(value.oid.id);
    return 12;
  }
  return value instanceof MinKey ? 255 : 127;
}
