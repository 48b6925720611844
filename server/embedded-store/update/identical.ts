import { encode } from '../bson/encode.ts';
import { compareDates } from '../bson/far-date.ts';
import { Decimal128, Doc, Int32, ObjectId, typeNumber } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';

/** The same type and the same bytes: what makes an update no change at all. 1 and 1.0 differ here. */
export function identical(a: Value, b: Value): boolean {
  if (a === b) return a !== 0 || Object.is(a, b);
  if (typeNumber(a) !== typeNumber(b)) return false;
  if (typeof a === 'number') return Object.is(a, b);
  if (a instanceof Int32 && b instanceof Int32) return a.value === b.value;
  if (a instanceof Date && b instanceof Date) return compareDates(a, b) === 0;
  if (a instanceof ObjectId && b instanceof ObjectId) return a.equals(b);
  if (a instanceof Decimal128 && b instanceof Decimal128) return Buffer.compare(a.bytes, b.bytes) === 0;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, index) => identical(element, b[index]));
  }
  if (a instanceof Doc && b instanceof Doc) return identicalDocs(a, b);
  if (typeof a === 'string' || typeof a === 'bigint' || typeof a === 'boolean') return false;
  return Buffer.compare(bytesOf(a), bytesOf(b)) === 0;
}

export function identicalDocs(a: Doc, b: Doc): boolean {
  if (a === b) return true;
  if (a.size !== b.size) return false;
  return a.names.every((name, index) => name === b.names[index] && identical(a.values[index], b.values[index]));
}

/** The rare types are compared as they would be written. */
function bytesOf(value: Value): Uint8Array {
  return encode(new Doc(['v'], [value]));
}
