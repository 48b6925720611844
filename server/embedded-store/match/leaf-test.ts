import { compareValues, equalValues, typeOrder } from '../bson/compare.ts';
import { hashKey } from '../bson/hash-key.ts';
import { BSONRegExp, BSONSymbol, Decimal128, MISSING, MaxKey, MinKey, isNumber, typeNumber } from '../bson/values.ts';
import type { Missing, Value } from '../bson/values.ts';
import type { BitTest, CompareNode } from './filter-node.ts';
import type { LeafNode } from './leaf-node.ts';
import { bitsOfValue } from './parse-bits.ts';
import { preparedList } from './long-lists.ts';
import { compilePattern } from './pattern/compile-pattern.ts';
import { wholePart } from './whole-number.ts';

/** Judges one value that a path reached; arrays have been opened by the caller. */
export type LeafTest = (value: Value | Missing) => boolean;

export function leafTest(node: LeafNode): LeafTest {
  switch (node.op) {
    case 'eq':
      return equalityTest(node.value);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return rangeTest(node.op, node.value);
    case 'in':
      return inTest(node.values);
    case 'exists':
      return (value) => value !== MISSING;
    case 'type': {
      const types = new Set(node.types);
      return (value) => value !== MISSING && types.has(typeNumber(value));
    }
    case 'size':
      return (value) => Array.isArray(value) && value.length === node.size;
    case 'mod':
      return (value) => isNumber(value) && remainderOf(wholePart(value), node.divisor) === node.remainder;
    case 'regex':
      return regexTest(node.pattern, node.options);
    case 'bits':
      return (value) => value !== MISSING && meetsBits(bitsOfValue(value), node.test, node.mask);
  }
}

/** Null also means "no such field" and BSON's undefined. */
function equalityTest(wanted: Value): LeafTest {
  if (wanted === null) return (value) => value === null || value === undefined || value === MISSING;
  if (typeof wanted === 'string')
    return (value) => value === wanted || (value instanceof BSONSymbol && value.value === wanted);
  return (value) => value !== MISSING && equalValues(value, wanted);
}

/** Ranges stay inside the type of their bound; MinKey and MaxKey bound everything. */
function rangeTest(op: Exclude<CompareNode['op'], 'eq'>, bound: Value): LeafTest {
  const orEqual = op === 'lte' || op === 'gte';
  if (bound === null) return orEqual ? equalityTest(null) : () => false;
  const accepts = accepting[op];
  if (bound instanceof MinKey || bound instanceof MaxKey) return (value) => accepts(compareValues(value, bound));
  // NaN is not smaller or larger than anything; it only equals itself.
  if (isNaNValue(bound)) return (value) => orEqual && isNaNValue(value);
  const order = typeOrder(bound);
  return (value) =>
    value !== MISSING && typeOrder(value) === order && !isNaNValue(value) && accepts(compareValues(value, bound));
}

export const accepting: Readonly<Record<Exclude<CompareNode['op'], 'eq'>, (order: number) => boolean>> = {
  lt: (order) => order < 0,
  lte: (order) => order <= 0,
  gt: (order) => order > 0,
  gte: (order) => order >= 0,
};

function isNaNValue(value: Value | Missing): boolean {
  if (typeof value === 'number') return Number.isNaN(value);
  return value instanceof Decimal128 && value.toString() === 'NaN';
}

/** Regular expressions among the values match strings; all others are compared. */
function inTest(values: readonly Value[]): LeafTest {
  const patterns = values
    .filter((value) => value instanceof BSONRegExp)
    .map((value) => regexTest(value.pattern, value.options));
  const wanted = preparedList(values)?.keys ?? new Set(values.map(hashKey));
  const withNull = wanted.has(hashKey(null));
  return (value) => {
    if (value === MISSING || value === undefined) return withNull;
    return wanted.has(hashKey(value)) || patterns.some((pattern) => pattern(value));
  };
}

/** A regular expression meets strings that it finds itself in, and the very same regular expression stored as a value. */
function regexTest(source: string, options: string): LeafTest {
  const pattern = compilePattern(source, options);
  return (value) => {
    if (typeof value === 'string') return pattern.test(value);
    if (value instanceof BSONRegExp) return value.pattern === source && value.options === options;
    return value instanceof BSONSymbol && pattern.test(value.value);
  };
}

function remainderOf(value: bigint | undefined, divisor: bigint): bigint | undefined {
  return value === undefined ? undefined : value % divisor;
}

function meetsBits(bits: bigint | undefined, test: BitTest, mask: bigint): boolean {
  if (bits === undefined) return false;
  // BigInt behaves as two's complement of endless length, so negative numbers carry their sign on.
  const common = bits & mask;
  switch (test) {
    case 'allSet':
      return common === mask;
    case 'anySet':
      return common !== 0n;
    case 'allClear':
      return common === 0n;
    case 'anyClear':
      return common !== mask;
  }
}
