import { compareValues } from '../bson/compare.ts';
import { RawName } from '../bson/raw.ts';
import { Doc, MISSING, isNumber, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { keyValues, type KeyValues } from '../index/key-values.ts';
import { pathOf } from './expressions/field-path.ts';
import { doubleOf } from './numbers/numbers.ts';
import { refuse } from './refuse.ts';
import type { Row } from './row.ts';

/** Sorts rows by fields, as `$sort` asks. */
export interface SortOrder {
  /** Some part is `{$meta: 'textScore'}`. */
  readonly needsTextScore: boolean;
  keyOf(row: Row): Value[];
  compare(a: readonly Value[], b: readonly Value[]): number;
}

interface Part {
  readonly path: readonly string[];
  readonly first: RawName;
  readonly sign: 1 | -1;
  /** By `{$meta: 'textScore'}`, best first. */
  readonly byScore: boolean;
}

export function parseSort(spec: Value): SortOrder {
  if (!(spec instanceof Doc)) return refuse(15973, 'the $sort key specification must be an object');
  if (spec.size === 0) refuse(15976, '$sort stage must have at least one sort key');
  const parts = [...spec].map(([name, value]) => parsePart(name, value));
  const compare = (a: readonly Value[], b: readonly Value[]): number => {
    for (let i = 0; i < parts.length; i++) {
      const order = compareValues(a[i], b[i]);
      if (order !== 0) return order * (parts[i] as Part).sign;
    }
    return 0;
  };
  const needsTextScore = parts.some(({ byScore }) => byScore);
  return { needsTextScore, compare, keyOf: (row) => plainKey(row, parts) ?? leastKey(row, parts, compare) };
}

function parsePart(name: string, value: Value): Part {
  if (value instanceof Doc) {
    if (value.names[0] !== '$meta') refuse(17312, '$meta is the only expression supported by $sort right now');
    if (value.get('$meta') !== 'textScore') refuse(31138, `Illegal $meta sort: ${name}`);
    return { path: [], first: new RawName(name), sign: -1, byScore: true };
  }
  const path = pathOf(name);
  if (!isNumber(value)) refuse(15974, "$sort key ordering must be specified using a number or {$meta: 'textScore'}");
  const direction = doubleOf(value);
  if (direction !== 1 && direction !== -1)
    refuse(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  return { path, first: new RawName(path[0] as string), sign: direction, byScore: false };
}

/** The key of a row where no path meets an array, which is the usual case and needs no other fields. */
function plainKey(row: Row, parts: readonly Part[]): Value[] | undefined {
  const key: Value[] = [];
  for (const { path, first, byScore } of parts) {
    let value = byScore ? row.textScore : row.field(first);
    for (let depth = 1; depth < path.length && !Array.isArray(value); depth++)
      value = value instanceof Doc ? value.field(path[depth] as string) : MISSING;
    if (Array.isArray(value)) return undefined;
    key.push(value === MISSING ? null : value);
  }
  return key;
}

/** Arrays give one key for each element; the one that sorts first stands for the row. */
function leastKey(
  row: Row,
  parts: readonly Part[],
  compare: (a: readonly Value[], b: readonly Value[]) => number,
): Value[] {
  const keys = keysOf(row, parts);
  const candidates = keys.map((key) =>
    key.map((value, index): Value => {
      if (parts[index]?.byScore) return row.textScore;
      return value === MISSING ? null : value;
    }),
  );
  return candidates.reduce((least, key) => (compare(key, least) < 0 ? key : least));
}

function keysOf(row: Row, parts: readonly Part[]): readonly KeyValues[] {
  try {
    return keyValues(
      row.doc,
      parts.map(({ path }) => path),
    ).keys;
  } catch (error) {
    if (error instanceof StoreError && error.codeName === 'CannotIndexParallelArrays')
      return refuse('BadValue', 'cannot sort with keys that are parallel arrays');
    throw error;
  }
}
