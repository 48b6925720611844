import { compareValues } from '../../bson/compare.ts';
import { Doc, isNumber, toNumber } from '../../bson/values.ts';
import type { Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';

export type ElementOrder = (a: Value, b: Value) => number;

/** The `$sort` of `$push`: 1 or -1 for the elements themselves, or fields of the elements. */
export function parseElementOrder(sort: Value): ElementOrder {
  if (isNumber(sort)) {
    const direction = directionOf(sort);
    return (a, b) => direction * compareValues(a, b);
  }
  if (!(sort instanceof Doc)) throw invalid;
  if (sort.size === 0) throw bad('The $sort pattern is empty when it should be a set of fields.');
  const keys = [...sort].map(([path, value]) => ({ names: fieldNames(path), direction: directionOf(value) }));
  return (a, b) => {
    for (const { names, direction } of keys) {
      const order = compareValues(fieldOf(a, names), fieldOf(b, names));
      if (order !== 0) return direction * order;
    }
    return 0;
  };
}

function fieldNames(path: string): string[] {
  if (path === '') throw bad('The $sort field cannot be empty');
  const names = path.split('.');
  if (names.includes('')) throw bad(`The $sort field is a dotted field but has an empty part: ${path}`);
  return names;
}

function directionOf(value: Value): 1 | -1 {
  const direction = isNumber(value) ? toNumber(value) : 0;
  if (direction === 1 || direction === -1) return direction;
  throw value instanceof Doc || isNumber(value) ? bad('The $sort element value must be either 1 or -1') : invalid;
}

const invalid = bad(
  'The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields',
);

/** What is not there, or not in a document, counts as null. */
function fieldOf(element: Value, names: readonly string[]): Value {
  let value: Value = element;
  for (const name of names) {
    if (value instanceof Doc) value = value.has(name) ? value.get(name) : null;
    else if (Array.isArray(value) && /^\d+$/.test(name)) value = value[Number(name)] ?? null;
    else return null;
  }
  return value;
}

function bad(message: string): StoreError {
  return new StoreError('BadValue', message);
}
