import type { Doc } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { FilterNode } from './filter-node.ts';

/** Where a part of a filter stands: some operators are only allowed at the top. */
export interface Level {
  readonly top: boolean;
  /** Reads a filter inside this one (the document form of `$elemMatch`). */
  readonly parse: (filter: Doc, level: Level) => FilterNode;
}

export const TRUE: FilterNode = { op: 'always', truth: true };
export const FALSE: FilterNode = { op: 'always', truth: false };

export function bad(message: string): StoreError {
  return new StoreError('BadValue', message);
}

export function not(child: FilterNode): FilterNode {
  return { op: 'not', child };
}

/** One node that asks for all of them; a single one stays as it is. */
export function allOf(children: readonly FilterNode[]): FilterNode {
  const [first] = children;
  if (first === undefined) return TRUE;
  return children.length === 1 ? first : { op: 'and', children };
}
