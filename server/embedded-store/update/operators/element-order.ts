import { compareValues } from '../../bson/compare.ts';
import { Doc, MISSING, isNumber, toNumber } from '../../bson/values.ts';
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
  const keys = [...sort].map(([path, value]) => ({ path: fieldPath(path), direction: directionOf(value) }));
  return (a, b) => {
    for (const { path, direction } of keys) {
      const order = compareValues(fieldOf(a, path), fieldOf(b, path));
      if (order !== 0) return direction * order;
    }
    return 0;
  };
}

function fieldPath(path: string): string {
  if (path === '') throw bad('The $sort field cannot be empty');
  if (path.split('.').includes('')) throw bad(`The $sort field is a dotted field but has an empty part: ${path}`);
  return path;
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
function fieldOf(element: Value, path: string): Value {
  return element instanceof Doc ? within(element, path) : null;
}

/** A field of just that name goes before one that the dots lead to. */
function within(container: Doc | Value[], path: string): Value {
  const found = member(container, path);
  if (found !== MISSING) return found;
  const dot = path.indexOf('.');
  const next = dot < 0 ? null : member(container, path.slice(0, dot));
  return next instanceof Doc || Array.isArray(next) ? within(next, path.slice(dot + 1)) : null;
}

function member(container: Doc | Value[], name: string): Value | typeof MISSING {
  if (container instanceof Doc) return container.field(name);
  const index = /^\d+$/.test(name) ? Number(name) : container.length;
  return index < container.length ? container[index] : MISSING;
}

function bad(message: string): StoreError {
  return new StoreError('BadValue', message);
}
