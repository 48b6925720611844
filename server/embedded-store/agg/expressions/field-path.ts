import { Doc, MISSING, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { refuse } from '../refuse.ts';

/** The names of a path such as `a.b.c`, checked as MongoDB checks them. */
export function pathOf(text: string): readonly string[] {
  if (text === '') refuse(40352, 'FieldPath cannot be constructed with empty string');
  if (text.endsWith('.')) refuse(40353, "FieldPath must not end with a '.'.");
  const names = text.split('.');
  for (const name of names) checkFieldName(name);
  if (names.length > 200) refuse('Overflow', 'FieldPath is too long');
  return names;
}

/** Names with a dollar sign that may be asked for: the parts of a DBRef, and what queries add to documents. */
const KNOWN = ['$id', '$ref', '$db', '$sortKey', '$recordId'];

export function checkFieldName(name: string): void {
  if (name === '') refuse(15998, 'FieldPath field names may not be empty strings.');
  if (name.startsWith('$') && !KNOWN.includes(name))
    refuse(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
  if (name.includes('\0')) refuse(16411, 'FieldPath field names may not contain null bytes.');
  if (name.includes('.'))
    refuse(16412, "FieldPath field names may not contain '.'. Consider using $getField or $setField.");
}

/** Follows a path from its second name on; arrays on the way give an array of what their documents hold. */
export function follow(value: Result, path: readonly string[], at: number): Result {
  let reached = value;
  for (let index = at; index < path.length; index++) {
    if (reached instanceof Doc) reached = reached.field(path[index] as string);
    else if (Array.isArray(reached)) return followAll(reached, path, index);
    else return MISSING;
  }
  return reached;
}

/** Only documents inside the array are looked into: neither numbers as array positions nor arrays in arrays count here. */
function followAll(values: readonly Value[], path: readonly string[], at: number): Value[] {
  const found: Value[] = [];
  for (const value of values) {
    if (!(value instanceof Doc)) continue;
    const result = follow(value, path, at);
    if (result !== MISSING) found.push(result);
  }
  return found;
}
