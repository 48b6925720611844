import { encode } from '../bson/encode.ts';
import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';

/** An empty document (5 bytes) with one field that has no name (type and terminator). */
const AROUND = 7;

/** How many bytes a value takes in BSON, without its name. */
export function sizeOf(value: Value): number {
  if (value instanceof Doc) return encode(value).length;
  if (typeof value === 'string') return Buffer.byteLength(value) + 5;
  return encode(new Doc([''], [value])).length - AROUND;
}
