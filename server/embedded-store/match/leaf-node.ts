import type { FilterNode } from './filter-node.ts';

/** Nodes that judge single values, without looking into documents. */
export type LeafNode = Extract<FilterNode, { op: LeafOp }>;
type LeafOp = 'eq' | 'lt' | 'lte' | 'gt' | 'gte' | 'in' | 'exists' | 'type' | 'size' | 'mod' | 'regex' | 'bits';

/** Whether the elements of an array at the end of the path are looked at one by one, before the array itself. */
export function opensArrays(node: LeafNode): boolean {
  return node.op !== 'size';
}
