import { compareValues } from '../bson/compare.ts';
import { RawName } from '../bson/raw.ts';
import { Doc, Int32, MISSING, isNumber, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { keyValues, type KeyValues } from '../index/key-values.ts';
import { pathOf } from './expressions/field-path.ts';
import { nameOfType } from './expressions/operands.ts';
import { doubleOf } from './numbers/numbers.ts';
import { refuse } from './refuse.ts';
import type { Row } from './row.ts';

/** Sorts rows by fields, as `$sort` asks. */
export interface SortOrder {
  /** Some part is `{$meta: 'textScore'}`. */
  readonly needsTextScore: boolean;
  /** The same for `find`; undefined where only a pipeline can do it. */
  readonly query: Doc | undefined;
  keyOf(row: Row): Value[];
  compare(a: readonly Value[], b: readonly Value[]): number;
}

interface Part {
  readonly path: readonly string[];
  readonly first: RawName;
  readonly sign: 1 | -1;
  /** Not by the field: by `{$meta: 'textScore'}`, best first, or by chance. */
  readonly meta?: 'textScore' | 'randVal';
}

/** As many as fit into the key of an index. */
const MOST_PARTS = 32;

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
  if (parts.length > MOST_PARTS) refuse(13103, 'too many compound keys');
  const needsTextScore = parts.some(({ meta }) => meta === 'textScore');
  const query = parts.some(({ meta }) => meta === 'randVal')
    ? undefined
    : new Doc([...spec.names], parts.map(asWritten));
  return { needsTextScore, query, compare, keyOf: (row) => plainKey(row, parts) ?? leastKey(row, parts, compare) };
}

function parsePart(name: string, value: Value): Part {
  if (value instanceof Doc) return { path: [], first: new RawName(name), sign: -1, meta: metaOf(name, value) };
  if (!isNumber(value)) refuse(15974, `Illegal key in $sort specification: ${name}: ${nameOfType(value)}`);
  // Fractions do not count.
  const direction = Math.trunc(doubleOf(value));
  if (direction !== 1 && direction !== -1)
    refuse(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  const path = pathOf(name);
  return { path, first: new RawName(path[0] as string), sign: direction };
}

function metaOf(name: string, value: Doc): 'textScore' | 'randVal' {
  if (value.names[0] !== '$meta') refuse(17312, '$meta is the only expression supported by $sort right now');
  if (value.size > 1) refuse('FailedToParse', 'Cannot have additional keys in a $meta sort specification');
  const meta = value.get('$meta');
  return meta === 'textScore' || meta === 'randVal' ? meta : refuse(31138, `Illegal $meta sort: ${name}`);
}

const asWritten = ({ sign, meta }: Part): Value => (meta ? Doc.of({ $meta: meta }) : new Int32(sign));

const metaValue = (row: Row, meta: Part['meta']): Value => (meta === 'randVal' ? Math.random() : row.textScore);

/** The key of a row where no path meets an array, which is the usual case and needs no other fields. */
function plainKey(row: Row, parts: readonly Part[]): Value[] | undefined {
  const key: Value[] = [];
  for (const { path, first, meta } of parts) {
    let value = meta ? metaValue(row, meta) : row.field(first);
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
      const meta = parts[index]?.meta;
      if (meta) return metaValue(row, meta);
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
