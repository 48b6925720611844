import { Doc, isNumber, toNumber, typeName } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

/** What the keywords of a schema take. Each throws a StoreError with MongoDB's code for anything else. */

export function schemaDoc(value: Value, where: string): Doc {
  if (value instanceof Doc) return value;
  throw new StoreError('TypeMismatch', `$jsonSchema: ${where} must be an object, but found ${typeName(value)}`);
}

export function list(name: string, value: Value): Value[] {
  if (!Array.isArray(value)) throw new StoreError('TypeMismatch', `$jsonSchema keyword '${name}' must be an array`);
  if (value.length === 0) throw refused(`$jsonSchema keyword '${name}' cannot be an empty array`);
  return value;
}

/** Distinct names, at least one. */
export function fieldNames(keyword: string, value: Value): string[] {
  return [
    ...distinct(
      keyword,
      list(keyword, value).map((name) => text(keyword, name)),
    ),
  ];
}

export function distinct(keyword: string, values: readonly string[]): Set<string> {
  const set = new Set(values);
  if (set.size < values.length) throw refused(`$jsonSchema keyword '${keyword}' cannot contain duplicate values`);
  return set;
}

export function flag(name: string, value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw new StoreError('TypeMismatch', `$jsonSchema keyword '${name}' must be a boolean`);
}

export function text(name: string, value: Value): string {
  if (typeof value === 'string') return value;
  throw new StoreError('TypeMismatch', `$jsonSchema keyword '${name}' must be a string`);
}

export function number(name: string, value: Value): number {
  if (isNumber(value)) return toNumber(value);
  throw new StoreError('TypeMismatch', `$jsonSchema keyword '${name}' must be a number`);
}

export function whole(name: string, value: Value): number {
  const size = number(name, value);
  if (!Number.isInteger(size) || size < 0)
    throw refused(`$jsonSchema keyword '${name}' must be a non-negative integer`);
  return size;
}

export function refused(message: string): StoreError {
  return new StoreError('FailedToParse', message);
}
