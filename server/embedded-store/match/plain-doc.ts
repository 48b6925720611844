import { Doc, Int32 } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';

type Plain = Value | Plain[] | { readonly [name: string]: Plain };

/**
 * A document written as a plain object, for tests: whole numbers become int32, others stay doubles.
 * What is a value already (a `Doc`, a `Date`, …) is left as it is.
 */
export function plainDoc(fields: Readonly<Record<string, unknown>>): Doc {
  return Doc.of(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, plainValue(value as Plain)])));
}

function plainValue(value: Plain): Value {
  if (typeof value === 'number') return Number.isInteger(value) ? new Int32(value) : value;
  if (Array.isArray(value)) return value.map(plainValue);
  return isPlainObject(value) ? plainDoc(value) : value;
}

function isPlainObject(value: Plain): value is { readonly [name: string]: Plain } {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
