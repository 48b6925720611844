import { compareValues, equalValues, typeOrder } from '../bson/compare.ts';
import type { Value } from '../bson/values.ts';
import type { CompareNode, FilterNode } from '../match/filter-node.ts';
import { conjuncts } from './conditions.ts';

/** Whether every document that meets the filter meets `demand` (a partial index's expression). When in doubt: no. */
export function implies(filter: readonly FilterNode[], demand: FilterNode): boolean {
  return conjuncts(demand).every((wanted) => filter.some((given) => impliesOne(given, wanted)));
}

function impliesOne(given: FilterNode, wanted: FilterNode): boolean {
  if (given.op === 'or') return given.children.every((child) => implies(conjuncts(child), wanted));
  if (wanted.op === 'or')
    return wanted.children.some((child) => conjuncts(child).every((one) => impliesOne(given, one)));
  if (!('path' in given) || !('path' in wanted) || given.path !== wanted.path) return false;
  switch (wanted.op) {
    case 'exists':
      return provesExistence(given);
    case 'eq':
      return valuesOf(given)?.every((value) => equalValues(value, wanted.value)) ?? false;
    case 'in':
      return valuesOf(given)?.every((value) => wanted.values.some((one) => equalValues(value, one))) ?? false;
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return impliesRange(given, wanted);
    case 'type':
      return given.op === 'type' && given.types.every((type) => wanted.types.includes(type));
    default:
      return false;
  }
}

function provesExistence(given: FilterNode): boolean {
  switch (given.op) {
    case 'eq':
    case 'lte':
    case 'gte':
      return given.value !== null && given.value !== undefined;
    case 'in':
      return given.values.every((value) => value !== null && value !== undefined);
    case 'lt':
    case 'gt':
    case 'exists':
    case 'type':
    case 'size':
    case 'mod':
    case 'regex':
    case 'bits':
    case 'elemMatchObject':
    case 'elemMatchValue':
      return true;
    default:
      return false;
  }
}

function valuesOf(given: FilterNode): readonly Value[] | undefined {
  if (given.op === 'eq') return [given.value];
  return given.op === 'in' ? given.values : undefined;
}

function impliesRange(given: FilterNode, wanted: CompareNode): boolean {
  const values = valuesOf(given);
  if (values !== undefined) return values.every((value) => isWithin(value, wanted));
  if (given.op !== 'lt' && given.op !== 'lte' && given.op !== 'gt' && given.op !== 'gte') return false;
  if (given.op.charAt(0) !== wanted.op.charAt(0) || typeOrder(given.value) !== typeOrder(wanted.value)) return false;
  const order = compareValues(given.value, wanted.value);
  if (order === 0) return given.op === wanted.op || wanted.op.endsWith('e');
  return wanted.op.startsWith('g') ? order > 0 : order < 0;
}

function isWithin(value: Value, { op, value: bound }: CompareNode): boolean {
  if (typeOrder(value) !== typeOrder(bound)) return false;
  const order = compareValues(value, bound);
  return (order === 0 && op.endsWith('e')) || (op.startsWith('g') ? order > 0 : order < 0);
}
