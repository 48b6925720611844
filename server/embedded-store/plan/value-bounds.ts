import type { Value } from '../bson/values.ts';
import { BSONRegExp, Doc, MaxKey, MinKey, isNumber, toNumber } from '../bson/values.ts';
import { KeyBytes } from '../keys/key-bytes.ts';
import { TAG } from '../keys/tags.ts';
import { TypeNotes } from '../keys/type-notes.ts';
import { tagOf, writeKey } from '../keys/write-key.ts';
import type { CompareNode } from '../match/filter-node.ts';
import { patternPrefix } from '../match/pattern/prefix.ts';
import type { Interval } from './cut.ts';
import { allOf, union } from './cut.ts';

/** Where in an index the documents lie that can meet a condition on one field. */
export interface Bounds {
  readonly intervals: readonly Interval[];
  /** Nothing else lies there (in an index without arrays on that field), so the condition need not be looked at again. */
  readonly exact: boolean;
}

const key = new KeyBytes();
const notes = new TypeNotes();

export function encodePart(value: Value): Buffer {
  key.reset();
  writeKey(key, notes.reset(), value);
  return key.copy();
}

/** The one place of a value. */
export const pointOf = (value: Value): Interval => allOf(encodePart(value), true);
const typeOf = (tag: number): Interval => allOf(Buffer.from([tag]));

/** null meets null, missing and undefined; the index keeps empty arrays among the last, so documents are looked at again. */
const NULLISH: Bounds = {
  intervals: [allOf(Buffer.from([TAG.undefined]), true), allOf(Buffer.from([TAG.null]), true)],
  exact: false,
};

export function equalityBounds(value: Value): Bounds {
  if (value === null || value === undefined) return NULLISH;
  if (Array.isArray(value)) return arrayBounds(value);
  return { intervals: [pointOf(value)], exact: true };
}

/** An array is met as a whole, of which the index knows the elements, or as an element of an array of arrays. */
function arrayBounds(value: Value[]): Bounds {
  const first = value.length === 0 ? undefined : value[0];
  return { intervals: union([pointOf(first), pointOf(value)]), exact: false };
}

const listBounds = new WeakMap<readonly Value[], Bounds>();

/** Remembers what was worked out ahead for a long list. */
export function keepListBounds(values: readonly Value[], bounds: Bounds): void {
  listBounds.set(values, bounds);
}

/** Undefined when one of the values is a pattern without a fixed beginning. */
export function inBounds(values: readonly Value[]): Bounds | undefined {
  const ready = listBounds.get(values);
  if (ready !== undefined) return ready;
  const all: Bounds[] = [];
  for (const value of values) {
    const bounds = value instanceof BSONRegExp ? regexBounds(value.pattern, value.options) : equalityBounds(value);
    if (bounds === undefined) return undefined;
    all.push(bounds);
  }
  return {
    intervals: union(all.flatMap((bounds) => bounds.intervals)),
    exact: all.every((bounds) => bounds.exact),
  };
}

/** Undefined for operands whose order an index does not answer the way a look at the documents does. */
export function rangeBounds(op: CompareNode['op'], value: Value): Bounds | undefined {
  if (value === null || value === undefined) return op === 'gte' || op === 'lte' ? NULLISH : undefined;
  if (Array.isArray(value) || value instanceof Doc || value instanceof BSONRegExp) return undefined;
  if (value instanceof MinKey || value instanceof MaxKey) return undefined;
  if (isNumber(value) && Number.isNaN(toNumber(value))) {
    return op === 'gte' || op === 'lte' ? { intervals: [pointOf(value)], exact: true } : undefined;
  }
  const point = pointOf(value);
  const type = isNumber(value) ? numbers() : typeOf(tagOf(value));
  const interval: Interval =
    op === 'gt' || op === 'gte'
      ? { from: op === 'gt' ? point.to : point.from, to: type.to, point: false }
      : { from: type.from, to: op === 'lt' ? point.from : point.to, point: false };
  return { intervals: [interval], exact: true };
}

/** NaN is the least number to the index, but neither less nor greater to a comparison. */
function numbers(): Interval {
  return { from: pointOf(-Infinity).from, to: typeOf(TAG.number).to, point: false };
}

/** A regular expression also meets a stored regular expression that is the same. */
export function regexBounds(pattern: string, options: string): Bounds | undefined {
  const prefix = patternPrefix(pattern, options);
  if (prefix === undefined) return undefined;
  const itself = pointOf(new BSONRegExp(pattern, options));
  return { intervals: union([prefixInterval(prefix.text), itself]), exact: prefix.whole };
}

/** All strings that begin so. */
function prefixInterval(prefix: string): Interval {
  const bytes = encodePart(prefix);
  return allOf(bytes.subarray(0, bytes.length - 1));
}

/** Tags of `$type`; undefined when one of the types cannot be told by its place. */
export function typeBounds(types: readonly number[]): Bounds | undefined {
  const tags = types.map((type) => TAG_OF_SIMPLE_TYPE.get(type));
  if (tags.includes(undefined)) return undefined;
  return { intervals: union(tags.map((tag) => typeOf(tag ?? 0))), exact: false };
}

const TAG_OF_SIMPLE_TYPE = new Map<number, number>([
  [1, TAG.number],
  [2, TAG.string],
  [3, TAG.object],
  [5, TAG.binary],
  [7, TAG.objectId],
  [8, TAG.bool],
  [9, TAG.date],
  [10, TAG.null],
  [16, TAG.number],
  [17, TAG.timestamp],
  [18, TAG.number],
  [19, TAG.number],
]);
