import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

/**
 * `path.$`: of the first array on the path, only the element by which the filter was met.
 * @param position asked only when there is an array
 */
export function applyPositional(document: Doc, path: readonly string[], position: () => number | undefined): Doc {
  const [name = '', ...rest] = path;
  const at = document.names.indexOf(name);
  if (at < 0) return document;
  const value = document.values[at];
  return new Doc(document.names, document.values.with(at, pick(value, rest, position)));
}

function pick(value: Value, rest: readonly string[], position: () => number | undefined): Value {
  if (value instanceof Doc && rest.length > 0) return applyPositional(value, rest, position);
  if (!Array.isArray(value)) return value;
  const index = position();
  if (index === undefined) {
    throw new StoreError(
      51246,
      "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
    );
  }
  if (index >= value.length) throw new StoreError(51247, "positional operator '.$' element mismatch");
  return [value[index]];
}
