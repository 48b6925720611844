import { BSON, Double, Long, type Document } from 'mongodb';
import { decode } from '../../../server/embedded-store/bson/decode.ts';
import { Doc, ScopedCode, type Value } from '../../../server/embedded-store/bson/values.ts';

/**
 * Stored bytes as something that the driver sends as the very same bytes: maps keep the order of fields also where names look
 * like numbers, and every number keeps its type. (What the old types DBPointer and undefined were, becomes a reference and null.)
 */
export function sendable(bytes: Uint8Array): Document {
  return toMap(decode(bytes)) as unknown as Document;
}

function toMap(document: Doc): Map<string, unknown> {
  return new Map([...document].map(([name, value]) => [name, toDriver(value)]));
}

function toDriver(value: Value): unknown {
  if (value instanceof Doc) return toMap(value);
  if (Array.isArray(value)) return value.map(toDriver);
  if (typeof value === 'number') return new Double(value);
  if (typeof value === 'bigint') return Long.fromBigInt(value);
  if (value instanceof ScopedCode) return new BSON.Code(value.code, Object.fromEntries(toMap(value.scope)));
  return value;
}
