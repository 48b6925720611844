import { compareValues } from '../../bson/compare.ts';
import { hashKey } from '../../bson/hash-key.ts';
import { isTruthy, type Value } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { refuse } from '../refuse.ts';
import type { Node, Operator } from './context.ts';
import { forPlaces, kept, mapped, sorted, unseen } from '../../turns/long-lists.ts';
import { associative, binary, fold, isNullish, nameOfType, operandsOf, unary } from './operands.ts';

const keysOf = (list: readonly Value[]): Set<string> =>
  forPlaces(
    list.length,
    () => new Set<string>(),
    (keys, at) => void keys.add(hashKey(list[at])),
  );

/** Each value once, the first of equals, in BSON order: what MongoDB's own sets give back. */
function asSet(...lists: readonly (readonly Value[])[]): Value[] {
  const { seen } = forPlaces(
    lists.reduce((sum, { length }) => sum + length, 0),
    () => ({ seen: new Map<string, Value>(), list: 0, at: 0 }),
    (state) => {
      while (state.at >= (lists[state.list]?.length ?? Infinity)) {
        state.list++;
        state.at = 0;
      }
      const value = lists[state.list]?.[state.at++];
      const key = hashKey(value);
      if (!state.seen.has(key)) state.seen.set(key, value);
    },
  );
  return sorted(seen.size, () => seen.values(), compareValues);
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
  return all && asSet(...all);
}

/** Of equal values (1 and 1.0) the one from the smaller set stays. */
function intersection(values: Result[]): Result {
  const all = lists('$setIntersection', 17047, values);
  if (!all) return null;
  let common = asSet(all[0] ?? []);
  for (const list of all.slice(1)) {
    const next = asSet(list);
    const [fewer, more] = common.length > next.length ? [next, common] : [common, next];
    const keys = keysOf(more);
    common = kept(fewer, (value) => keys.has(hashKey(value)));
  }
  return common;
}

/** Keeps the order of the first list. */
function difference(left: Result, right: Result): Result {
  if (isNullish(left) || isNullish(right)) return null;
  const [a, b] = [listOf('$setDifference', 17048, left), listOf('$setDifference', 17049, right)];
  return unseen(a, hashKey, () => keysOf(b));
}

function listOf(name: string, code: number, value: Result): Value[] {
  return Array.isArray(value)
    ? value
    : refuse(code, `both operands of ${name} must be arrays. One argument is of type: ${nameOfType(value)}`);
}

function subset(left: Result, right: Result): Result {
  const [a, b] = [listOf('$setIsSubset', 17046, left), listOf('$setIsSubset', 17042, right)];
  return isSubset(a, keysOf(b));
}

const isSubset = (list: readonly Value[], keys: ReadonlySet<string>): boolean =>
  mapped(list, hashKey).every((key) => keys.has(key));

/** With a constant right side its set is made once; the codes are others then, as in MongoDB. */
const setIsSubset: Operator = (operand, context) => {
  const node = binary('$setIsSubset', subset)(operand, context);
  const [left, right] = (operand as Value[]).map((each) => context.compile(each)) as [Node, Node];
  if (node.constant || !right.constant) return node;
  const keys = keysOf(listOf('$setIsSubset', 17311, right.constant.value));
  return { run: (scope) => isSubset(listOf('$setIsSubset', 17310, left.run(scope)), keys) };
};

/** Looks no further than to the first set that differs. */
const setEquals: Operator = (operand, context) => {
  const nodes = operandsOf(operand, context);
  if (nodes.length < 2) refuse(17045, '$setEquals needs at least two arguments');
  return fold(nodes, (scope) => {
    let first: Set<string> | undefined;
    return nodes.every(({ run }) => {
      const set = keysOf(listOf('$setEquals', 17044, run(scope)));
      first ??= set;
      return set.size === first.size && [...set].every((key) => first?.has(key));
    });
  });
};

const quantifier = (name: string, code: number, holds: (list: readonly Value[]) => boolean): Operator =>
  unary(name, (list) =>
    Array.isArray(list) ? holds(list) : refuse(code, `${name}'s argument must be an array, but is ${nameOfType(list)}`),
  );

export const sets: readonly (readonly [string, Operator])[] = [
  ['$setUnion', associative(union, { commutative: true })],
  ['$setIntersection', associative(intersection, { commutative: true })],
  ['$setDifference', binary('$setDifference', difference)],
  ['$setIsSubset', setIsSubset],
  ['$setEquals', setEquals],
  ['$anyElementTrue', quantifier('$anyElementTrue', 17041, (list) => list.some(isTruthy))],
  ['$allElementsTrue', quantifier('$allElementsTrue', 17040, (list) => list.every(isTruthy))],
];
