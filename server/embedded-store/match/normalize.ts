import { BSONRegExp } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { hashKey } from '../bson/hash-key.ts';
import { preparedList } from './long-lists.ts';
import { FALSE, TRUE, allOf } from './filter-parts.ts';
import type { CompareNode, FilterNode } from './filter-node.ts';

/**
 * Brings a filter into one shape, as MongoDB does before it plans: nested `$and`/`$or` are flattened, lists of one
 * become the one, `$or` of equalities on one path becomes `$in`, and branches stand in a fixed order. The order shows: in
 * the fields of an upserted document and in which array the positional operator means.
 */
export function normalize(node: FilterNode): FilterNode {
  switch (node.op) {
    case 'and':
      return normalizeAnd(node.children.map(normalize));
    case 'or':
      return normalizeOr(node.children.map(normalize));
    case 'nor':
      return { op: 'nor', children: node.children.map(normalize).toSorted(compareNodes) };
    case 'not':
      return { op: 'not', child: normalize(node.child) };
    case 'elemMatchObject':
    case 'elemMatchValue':
      return { ...node, child: normalize(node.child) };
    case 'in':
      return normalizeIn(node.path, node.values);
    default:
      return node;
  }
}

function normalizeAnd(children: readonly FilterNode[]): FilterNode {
  const flat = children.flatMap((child) => (child.op === 'and' ? child.children : [child]));
  if (flat.some((child) => child.op === 'always' && !child.truth)) return FALSE;
  return allOf(flat.filter((child) => child.op !== 'always').toSorted(compareNodes));
}

function normalizeOr(children: readonly FilterNode[]): FilterNode {
  const flat = children.flatMap((child) => (child.op === 'or' ? child.children : [child]));
  if (flat.some((child) => child.op === 'always' && child.truth)) return TRUE;
  const possible = joinEqualities(flat.filter((child) => child.op !== 'always'));
  const [first] = possible;
  if (first === undefined) return FALSE;
  return possible.length === 1 ? first : { op: 'or', children: possible.toSorted(compareNodes) };
}

/** Equalities on the same path become one `$in`. */
function joinEqualities(branches: readonly FilterNode[]): FilterNode[] {
  const byPath = new Map<string, Value[]>();
  const others: FilterNode[] = [];
  for (const branch of branches) {
    const values = isPlainEquality(branch) ? byPath.get(branch.path) : undefined;
    if (!isPlainEquality(branch)) others.push(branch);
    else if (values === undefined) byPath.set(branch.path, [branch.value]);
    else values.push(branch.value);
  }
  return [...others, ...[...byPath].map(([path, values]) => normalizeIn(path, values))];
}

/** A regex as the value of `$eq` means the value; inside of `$in` it would match. */
function isPlainEquality(node: FilterNode): node is CompareNode {
  return node.op === 'eq' && !(node.value instanceof BSONRegExp);
}

function normalizeIn(path: string, values: readonly Value[]): FilterNode {
  const distinct = distinctValues(values);
  const [only] = distinct;
  if (distinct.length !== 1 || only === undefined)
    return distinct.length === 0 ? FALSE : { op: 'in', path, values: distinct };
  if (only instanceof BSONRegExp) return { op: 'regex', path, pattern: only.pattern, options: only.options };
  return { op: 'eq', path, value: only };
}

function distinctValues(values: readonly Value[]): readonly Value[] {
  const list = preparedList(values);
  if (list !== undefined) return list.distinct;
  if (values.every((value) => typeof value === 'string')) return [...new Set(values)];
  return [...new Map(values.map((value) => [hashKey(value), value])).values()];
}

const RANKS: readonly FilterNode['op'][] = [
  'and',
  'or',
  'elemMatchObject',
  'elemMatchValue',
  'size',
  'eq',
  'lte',
  'lt',
  'gt',
  'gte',
  'regex',
  'mod',
  'exists',
  'in',
  'bits',
  'not',
  'nor',
  'type',
  'expr',
  'schema',
  'sampleRate',
  'always',
  'geoNear',
  'text',
];

const rankOf = new Map(RANKS.map((op, rank) => [op, rank]));

function compareNodes(a: FilterNode, b: FilterNode): number {
  const rank = (rankOf.get(a.op) ?? 0) - (rankOf.get(b.op) ?? 0);
  if (rank !== 0) return rank;
  const left = pathOf(a);
  const right = pathOf(b);
  if (left !== right) return left < right ? -1 : 1;
  return compareChildren(childrenOf(a), childrenOf(b));
}

function compareChildren(a: readonly FilterNode[], b: readonly FilterNode[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    const order = compareNodes(left, right);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

function pathOf(node: FilterNode): string {
  return 'path' in node ? node.path : '';
}

function childrenOf(node: FilterNode): readonly FilterNode[] {
  if ('children' in node) return node.children;
  return 'child' in node ? [node.child] : [];
}
