import { encode } from '../bson/encode.ts';
import { Decimal128, Doc, Int32, ObjectId } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';

/** The length before and the terminator behind the fields of a document. */
const AROUND_FIELDS = 5;
/** The type before and the terminator behind the name of a field. */
const AROUND_NAME = 2;

/** How many bytes a value takes in BSON, without its name. */
export function sizeOf(value: Value): number {
  switch (typeof value) {
    case 'string':
      return Buffer.byteLength(value) + 5;
    case 'number':
    case 'bigint':
      return 8;
    case 'boolean':
      return 1;
    case 'undefined':
      return 0;
    default:
      return value === null ? 0 : sizeOfObject(value);
  }
}

function sizeOfObject(value: Exclude<Value, null | undefined | string | number | bigint | boolean>): number {
  if (value instanceof Doc) return sizeOfDoc(value);
  if (Array.isArray(value)) return sizeOfArray(value);
  if (value instanceof Int32) return 4;
  if (value instanceof Date) return 8;
  if (value instanceof ObjectId) return 12;
  if (value instanceof Decimal128) return 16;
  // The rare types are measured as they would be written.
  return encode(new Doc([''], [value])).length - AROUND_FIELDS - AROUND_NAME;
}

function sizeOfDoc({ names, values }: Doc): number {
  let size = AROUND_FIELDS;
  for (const [index, name] of names.entries()) size += Buffer.byteLength(name) + AROUND_NAME + sizeOf(values[index]);
  return size;
}

function sizeOfArray(values: readonly Value[]): number {
  let size = AROUND_FIELDS + AROUND_NAME * values.length + digitsUpTo(values.length);
  for (let i = 0; i < values.length; i++) size += sizeOf(values[i]);
  return size;
}

/** How long the names of so many places in an array are together. */
function digitsUpTo(count: number): number {
  let digits = 0;
  for (let first = 0, length = 1; first < count; length++) {
    const next = 10 ** length;
    digits += length * (Math.min(count, next) - first);
    first = next;
  }
  return digits;
}
