import { compareValues } from '../../bson/compare.ts';
import { hashKey } from '../../bson/hash-key.ts';
import { isTruthy, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { refuse } from '../refuse.ts';
import type { Operator } from './context.ts';
import { forPlaces, kept, mapped, sorted } from './long-lists.ts';
import { binary, isNullish, nameOfType, unary, variadic } from './operands.ts';

const keysOf = (list: readonly Value[]): Set<string> =>
  forPlaces(
    list.length,
    () => new Set<string>(),
    (keys, at) => void keys.add(hashKey(list[at])),
  );

/** Each value once, the first of equals, in BSON order: what MongoDB's own sets give back. */
function asSet(values: readonly Value[]): Value[] {
  const first = forPlaces(
    values.length,
    () => new Map<string, Value>(),
    (seen, at) => {
      const key = hashKey(values[at]);
      if (!seen.has(key)) seen.set(key, values[at]);
    },
  );
  return sorted([...first.values()], compareValues);
}

function lists(name: string, code: number, values: readonly Result[]): Value[][] | null {
  const found: Value[][] = [];
  for (const value of values) {
    if (isNullish(value)) return null;
    if (!Array.isArray(value))
      return refuse(code, `All operands of ${name} must be arrays. One argument is of type: ${nameOfType(value)}`);
    found.push(value);
  }
  return found;
}

function union(values: Result[]): Result {
  const all = lists('$setUnion', 17043, values);
  return all && asSet(all.flat(1));
}

function intersection(values: Result[]): Result {
  const all = lists('$setIntersection', 17047, values);
  if (!all) return null;
  const [first = [], ...others] = all;
  const keys = others.map(keysOf);
  return asSet(
    kept(first, (value) => {
      const key = hashKey(value);
      return keys.every((set) => set.has(key));
    }),
  );
}

/** Keeps the order of the first list. */
function difference(left: Result, right: Result): Result {
  if (isNullish(left) || isNullish(right)) return null;
  const [a, b] = [listOf('$setDifference', 17048, left), listOf('$setDifference', 17049, right)];
  const seen = keysOf(b);
  return kept(a, (value) => {
    const key = hashKey(value);
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function listOf(name: string, code: number, value: Result): Value[] {
  return Array.isArray(value)
    ? value
    : refuse(code, `both operands of ${name} must be arrays. One argument is of type: ${nameOfType(value)}`);
}

function subset(left: Result, right: Result): Result {
  const [a, b] = [listOf('$setIsSubset', 17046, left), listOf('$setIsSubset', 17042, right)];
  const keys = keysOf(b);
  return mapped(a, hashKey).every((key) => keys.has(key));
}

function equals(values: Result[]): Result {
  const sets = values.map((value) => keysOf(listOf('$setEquals', 17044, value)));
  const [first = new Set<string>(), ...others] = sets;
  return others.every((other) => other.size === first.size && [...other].every((key) => first.has(key)));
}

const setEquals: Operator = (operand, context) => {
  if ((Array.isArray(operand) ? operand.length : 1) < 2) refuse(17045, '$setEquals needs at least two arguments');
  return variadic(equals)(operand, context);
};

const quantifier = (name: string, code: number, holds: (list: readonly Value[]) => boolean): Operator =>
  unary(name, (list) =>
    Array.isArray(list) ? holds(list) : refuse(code, `${name}'s argument must be an array, but is ${nameOfType(list)}`),
  );

export const sets: readonly (readonly [string, Operator])[] = [
  ['$setUnion', variadic(union)],
  ['$setIntersection', variadic(intersection)],
  ['$setDifference', binary('$setDifference', difference)],
  ['$setIsSubset', binary('$setIsSubset', subset)],
  ['$setEquals', setEquals],
  ['$anyElementTrue', quantifier('$anyElementTrue', 17041, (list) => list.some(isTruthy))],
  ['$allElementsTrue', quantifier('$allElementsTrue', 17040, (list) => list.every(isTruthy))],
];
