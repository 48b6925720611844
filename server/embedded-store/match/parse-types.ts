import { TYPE, isNumber, toNumber } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { bad } from './filter-parts.ts';

const ALL_NUMBERS: readonly number[] = [TYPE.double, TYPE.int, TYPE.long, TYPE.decimal];
const numberByAlias = new Map<string, number>(Object.entries(TYPE));
const known = new Set<number>(Object.values(TYPE));

/** What `$type` takes: an alias or a number, or an array of them. Gives BSON type numbers. */
export function parseTypes(value: Value): number[] {
  if (!Array.isArray(value)) return typesOf(value);
  if (value.length === 0) throw new StoreError('FailedToParse', 'a must match at least one type');
  return [...new Set(value.flatMap(typesOf))];
}

function typesOf(value: Value): number[] {
  if (typeof value === 'string') return typesOfAlias(value);
  if (!isNumber(value)) throw new StoreError('TypeMismatch', 'type must be represented as a number or a string');
  const type = toNumber(value);
  if (type === 0) throw bad('$type: 0 is not supported, use {$exists: false} instead');
  if (!known.has(type)) throw bad(`Invalid numerical type code: ${type}`);
  return [type];
}

export function typesOfAlias(alias: string): number[] {
  if (alias === 'number') return [...ALL_NUMBERS];
  const type = numberByAlias.get(alias);
  if (type === undefined) throw bad(`Unknown type name alias: ${alias}`);
  return [type];
}
