import { decodeValue } from '../bson/decode.ts';
import { timeOf } from '../bson/far-date.ts';
import type { Missing, Value } from '../bson/values.ts';
import {
  BSONRegExp,
  BSONSymbol,
  Binary,
  Code,
  DbPointer,
  Decimal128,
  Doc,
  Int32,
  MISSING,
  ObjectId,
  ScopedCode,
  Timestamp,
  typeNumber,
} from '../bson/values.ts';
import type { KeyBytes } from './key-bytes.ts';
import { END, TAG, TAG_OF_TYPE } from './tags.ts';
import type { TypeNotes } from './type-notes.ts';
import { NUMBER_NOTE } from './type-notes.ts';
import { writeDecimal, writeDouble, writeLong } from './write-number.ts';

/** The tag under which a value stands in a key. */
export function tagOf(value: Value | Missing): number {
  return value === MISSING ? TAG.null : (TAG_OF_TYPE[typeNumber(value) & 0xff] as number);
}

/** Appends a value so that the byte order of keys is BSON's order of values. */
export function writeKey(key: KeyBytes, notes: TypeNotes, value: Value | Missing): void {
  key.byte(tagOf(value));
  if (value === MISSING) notes.lose();
  else writePayload(key, notes, value);
}

/** The same for a value that is still inside its document; the common types are copied without decoding. */
export function writeRawKey(
  key: KeyBytes,
  notes: TypeNotes,
  bytes: Buffer,
  type: number,
  start: number,
  end: number,
): void {
  key.byte(TAG_OF_TYPE[type] as number);
  switch (type) {
    case 2:
      return writeTextBytes(key, bytes, start + 4, end - 1);
    case 7:
      return key.bytes(bytes, start, end);
    case 16:
      notes.number(NUMBER_NOTE.int);
      return writeDouble(key, bytes.readInt32LE(start));
    case 8:
      return key.byte(bytes[start] as number);
    case 10:
      return;
    case 9:
      key.room(8);
      for (let i = 7; i >= 0; i--) key.buffer[key.length++] = bytes[start + i] as number;
      key.buffer[key.length - 8] = (key.buffer[key.length - 8] as number) ^ 0x80;
      return;
    default:
      writePayload(key, notes, decodeValue(bytes, type, start, end));
  }
}

function writePayload(key: KeyBytes, notes: TypeNotes, value: Value): void {
  switch (typeof value) {
    case 'string':
      return writeText(key, value);
    case 'number':
      if (Object.is(value, -0)) notes.lose();
      notes.number(NUMBER_NOTE.double);
      return writeDouble(key, value);
    case 'bigint':
      notes.number(NUMBER_NOTE.long);
      return writeLong(key, value);
    case 'boolean':
      return key.byte(value ? 1 : 0);
    case 'undefined':
      return;
    default:
      if (value !== null) writeObjectPayload(key, notes, value);
  }
}

function writeObjectPayload(
  key: KeyBytes,
  notes: TypeNotes,
  value: Exclude<Value, null | undefined | string | number | bigint | boolean>,
): void {
  if (value instanceof Int32) {
    notes.number(NUMBER_NOTE.int);
    return writeDouble(key, value.value);
  }
  if (value instanceof ObjectId) return key.bytes(value.id);
  if (value instanceof Date) return writeDate(key, timeOf(value));
  if (value instanceof Doc) return writeDoc(key, notes, value);
  if (Array.isArray(value)) {
    for (const element of value) writeKey(key, notes, element);
    return key.byte(END);
  }
  if (value instanceof Decimal128) {
    notes.lose();
    return writeDecimal(key, value);
  }
  writeRarePayload(key, notes, value);
}

function writeRarePayload(key: KeyBytes, notes: TypeNotes, value: Exclude<Value, undefined>): void {
  if (value instanceof BSONSymbol) {
    notes.lose();
    return writeText(key, value.value);
  }
  if (value instanceof Timestamp) {
    key.room(8);
    key.length = key.buffer.writeBigUInt64BE(BigInt.asUintN(64, value.toBigInt()), key.length);
  } else if (value instanceof Binary) {
    key.uint32(value.position);
    key.byte(value.sub_type);
    key.bytes(value.buffer, 0, value.position);
  } else if (value instanceof BSONRegExp) {
    writeText(key, value.pattern);
    writeText(key, value.options);
  } else if (value instanceof ScopedCode) {
    writeText(key, value.code);
    writeDoc(key, notes, value.scope);
  } else if (value instanceof Code) {
    writeText(key, String(value.code));
  } else if (value instanceof DbPointer) {
    key.uint32(Buffer.byteLength(value.ns));
    writeText(key, value.ns);
    key.bytes(value.oid.id);
  }
}

/** Type, then name, then value of each field: the order in which documents are compared. */
function writeDoc(key: KeyBytes, notes: TypeNotes, doc: Doc): void {
  for (let i = 0; i < doc.size; i++) {
    const value = doc.values[i];
    key.byte(tagOf(value));
    writeText(key, doc.names[i] ?? '');
    writePayload(key, notes, value);
  }
  key.byte(END);
}

function writeDate(key: KeyBytes, time: number | bigint): void {
  key.room(8);
  if (typeof time === 'bigint') {
    key.length = key.buffer.writeBigUInt64BE(BigInt.asUintN(64, time) ^ (1n << 63n), key.length);
    return;
  }
  const ms = Number.isNaN(time) ? 0 : time;
  const high = Math.floor(ms / 0x1_0000_0000);
  key.length = key.buffer.writeUInt32BE((high ^ 0x80000000) >>> 0, key.length);
  key.length = key.buffer.writeUInt32BE(ms - high * 0x1_0000_0000, key.length);
}

/** UTF-8 and an end byte; the bytes 0 and 1 inside are written as 01 01 and 01 02, so that only the end is a zero. */
function writeText(key: KeyBytes, text: string): void {
  key.room(text.length * 3 + 1);
  const start = key.length;
  key.length += key.buffer.write(text, start, 'utf8');
  for (let i = start; i < key.length; i++) {
    if ((key.buffer[i] as number) > 1) continue;
    const bytes = Buffer.from(key.buffer.subarray(start, key.length));
    key.length = start;
    return writeTextBytes(key, bytes, 0, bytes.length);
  }
  key.buffer[key.length++] = END;
}

function writeTextBytes(key: KeyBytes, bytes: Buffer, start: number, end: number): void {
  key.room((end - start) * 2 + 1);
  const { buffer } = key;
  let to = key.length;
  for (let i = start; i < end; i++) {
    const byte = bytes[i] as number;
    if (byte <= 1) {
      buffer[to++] = 1;
      buffer[to++] = byte + 1;
    } else buffer[to++] = byte;
  }
  buffer[to++] = END;
  key.length = to;
}
