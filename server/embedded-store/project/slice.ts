import { Doc, isNumber, toNumber } from '../bson/values.ts';
import type { NumberValue, Value } from '../bson/values.ts';

/** `{path: {$slice: n}}` or `{path: {$slice: [skip, limit]}}`: which part of an array is shown. */
export interface Slice {
  readonly path: readonly string[];
  /** Negative: counted from the end. Left out: a negative limit counts from the end. */
  readonly skip: number | undefined;
  readonly limit: number;
}

/** @returns undefined when it is not the form that belongs to `find` */
export function readSlice(path: readonly string[], argument: Value): Slice | undefined {
  if (isNumber(argument)) return { path, skip: undefined, limit: whole(argument) };
  if (!Array.isArray(argument) || argument.length !== 2) return undefined;
  const [skip, limit] = argument;
  if (!isNumber(skip) || !isNumber(limit) || !(whole(limit) > 0)) return undefined;
  return { path, skip: whole(skip), limit: whole(limit) };
}

/** As an int32 would hold it: cut, not a number is none. */
function whole(value: NumberValue): number {
  return Math.trunc(toNumber(value)) || 0;
}

/** The document with the arrays at the path cut; documents in arrays on the way are cut each. */
export function applySlice(document: Doc, slice: Slice): Doc {
  return cutAt(document, slice, 0);
}

function cutAt(document: Doc, slice: Slice, depth: number): Doc {
  const at = document.names.indexOf(slice.path[depth] ?? '');
  if (at < 0) return document;
  const value = document.values[at];
  const cut = cutValue(value, slice, depth + 1);
  return cut === value ? document : new Doc(document.names, document.values.with(at, cut));
}

function cutValue(value: Value, slice: Slice, depth: number): Value {
  if (depth === slice.path.length) return Array.isArray(value) ? cutArray(value, slice) : value;
  if (value instanceof Doc) return cutAt(value, slice, depth);
  if (!Array.isArray(value)) return value;
  return value.map((element) => (element instanceof Doc ? cutAt(element, slice, depth) : element));
}

function cutArray(array: readonly Value[], { skip, limit }: Slice): Value[] {
  if (skip === undefined) return limit >= 0 ? array.slice(0, limit) : array.slice(limit);
  const from = skip >= 0 ? skip : Math.max(0, array.length + skip);
  return array.slice(from, from + limit);
}
