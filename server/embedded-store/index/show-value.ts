import type { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import { BSONRegExp, Binary, Doc as DocClass, Int32, ObjectId } from '../bson/values.ts';

/** A document as MongoDB writes it into messages: `{ a: 1, b: "x" }`. */
export function showDoc(doc: Doc): string {
  if (doc.size === 0) return '{}';
  return `{ ${[...doc.entries()].map(([name, value]) => `${name}: ${showValue(value)}`).join(', ')} }`;
}

export function showValue(value: Value): string {
  if (typeof value === 'string') return JSON.stringify(value);
  if (value === null) return 'null';
  if (value instanceof DocClass) return showDoc(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[ ${value.map(showValue).join(', ')} ]`;
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  if (value instanceof Int32) return String(value.value);
  if (typeof value === 'number') return Number.isInteger(value) ? value.toFixed(1) : String(value);
  if (value instanceof BSONRegExp) return `/${value.pattern}/${value.options}`;
  if (value instanceof Binary) {
    return `BinData(${value.sub_type}, ${Buffer.from(value.buffer.subarray(0, value.position)).toString('hex').toUpperCase()})`;
  }
  return String(value);
}
