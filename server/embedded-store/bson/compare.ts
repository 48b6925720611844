import { compareNumbers } from './compare-numbers.ts';
import { compareDates } from './far-date.ts';
import type { Missing, Value } from './values.ts';
import { Visits } from './visits.ts';
import {
  BSONSymbol,
  Binary,
  BSONRegExp,
  Code,
  DbPointer,
  Doc,
  MISSING,
  ObjectId,
  ScopedCode,
  Timestamp,
  isNumber,
  typeNumber,
} from './values.ts';

/** BSON's order of types; types that compare with each other share a number. Missing stands with undefined. */
export function typeOrder(value: Value | Missing): number {
  return value === MISSING ? 0 : (ORDER[typeNumber(value) & 0xff] as number);
}

/** Order by type byte (255 is MinKey); also used on raw bytes. */
export const ORDER: readonly number[] = makeOrder();

function makeOrder(): number[] {
  const order = new Array<number>(256).fill(0);
  const ranks: [number, number][] = [
    [255, -1],
    [6, 0],
    [10, 5],
    [1, 10],
    [16, 10],
    [18, 10],
    [19, 10],
    [2, 15],
    [14, 15],
    [3, 20],
    [4, 25],
    [5, 30],
    [7, 35],
    [8, 40],
    [9, 45],
    [17, 47],
    [11, 50],
    [12, 55],
    [13, 60],
    [15, 65],
    [127, 127],
  ];
  for (const [type, rank] of ranks) order[type] = rank;
  return order;
}

/** Compares as MongoDB sorts: by type, then by value; numbers exactly across their types. */
export function compareValues(a: Value | Missing, b: Value | Missing): number {
  if (typeof a === 'string' && typeof b === 'string') return compareStrings(a, b);
  const order = typeOrder(a);
  const difference = order - typeOrder(b);
  if (difference !== 0) return difference < 0 ? -1 : 1;
  if (isNumber(a) && isNumber(b)) return compareNumbers(a, b);
  return compareSameType(a, b);
}

export function equalValues(a: Value | Missing, b: Value | Missing): boolean {
  return a === b || compareValues(a, b) === 0;
}

function compareSameType(a: Value | Missing, b: Value | Missing): number {
  if (typeof a === 'boolean') return Number(a) - Number(b);
  if (a instanceof Doc && b instanceof Doc) return compareInside(a, b, a.size, compareDocs);
  if (Array.isArray(a) && Array.isArray(b)) return compareInside(a, b, a.length, compareArrays);
  if (a instanceof Date && b instanceof Date) return compareDates(a, b);
  if (a instanceof ObjectId && b instanceof ObjectId) return Buffer.compare(a.id, b.id);
  if (a instanceof Timestamp && b instanceof Timestamp) return a.compare(b);
  if (a instanceof Binary && b instanceof Binary) return compareBinary(a, b);
  if (a instanceof BSONRegExp && b instanceof BSONRegExp) {
    return compareStrings(a.pattern, b.pattern) || compareStrings(a.options, b.options);
  }
  if (a instanceof ScopedCode && b instanceof ScopedCode) {
    return compareStrings(a.code, b.code) || compareDocs(a.scope, b.scope);
  }
  if (a instanceof Code && b instanceof Code) return compareStrings(String(a.code), String(b.code));
  if (a instanceof DbPointer && b instanceof DbPointer) {
    return a.ns.length - b.ns.length || compareStrings(a.ns, b.ns) || Buffer.compare(a.oid.id, b.oid.id);
  }
  const left = textOf(a);
  const right = textOf(b);
  return left === undefined || right === undefined ? 0 : compareStrings(left, right);
}

/** Strings and symbols are one type to the order. */
function textOf(value: Value | Missing): string | undefined {
  return typeof value === 'string' ? value : value instanceof BSONSymbol ? value.value : undefined;
}

/** By UTF-8 bytes, which differs from JavaScript's order where surrogate pairs meet the last part of the first plane. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left === right) continue;
    if (left >= 0xd800 && right >= 0xd800) return liftSurrogate(left) < liftSurrogate(right) ? -1 : 1;
    return left < right ? -1 : 1;
  }
  return sign(a.length - b.length);
}

function liftSurrogate(unit: number): number {
  return unit <= 0xdfff ? unit + 0x10000 : unit;
}

const visits = new Visits();

function compareInside<T>(a: T, b: T, size: number, compare: (a: T, b: T) => number): number {
  if (a === b) return 0;
  try {
    visits.enter(size);
    return compare(a, b);
  } finally {
    visits.leave();
  }
}

function compareDocs(a: Doc, b: Doc): number {
  const shorter = Math.min(a.size, b.size);
  for (let i = 0; i < shorter; i++) {
    const left = a.values[i];
    const right = b.values[i];
    const result =
      typeOrder(left) - typeOrder(right) ||
      compareStrings(a.names[i] ?? '', b.names[i] ?? '') ||
      compareValues(left, right);
    if (result !== 0) return sign(result);
  }
  return sign(a.size - b.size);
}

function compareArrays(a: readonly Value[], b: readonly Value[]): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const result = compareValues(a[i], b[i]);
    if (result !== 0) return result;
  }
  return sign(a.length - b.length);
}

function compareBinary(a: Binary, b: Binary): number {
  return (
    sign(a.position - b.position) ||
    sign(a.sub_type - b.sub_type) ||
    Buffer.compare(a.buffer.subarray(0, a.position), b.buffer.subarray(0, b.position))
  );
}

function sign(difference: number): number {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}
