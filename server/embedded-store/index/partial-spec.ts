import { Doc } from '../bson/doc.ts';
import { typeName } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { compileFilter } from '../match/compile-filter.ts';
import type { FilterNode } from '../match/filter-node.ts';
import { showDoc } from './show-value.ts';

/** What a partial index's expression may be made of. */
const ALLOWED: ReadonlySet<FilterNode['op']> = new Set(['eq', 'lt', 'lte', 'gt', 'gte', 'exists', 'type']);

/** @throws StoreError TypeMismatch, CannotCreateIndex, and what the filter itself is refused for */
export function checkPartial(spec: Doc): void {
  if (!spec.has('partialFilterExpression')) return;
  const partial = spec.get('partialFilterExpression');
  if (!(partial instanceof Doc)) {
    throw new StoreError(
      'TypeMismatch',
      `Error in specification ${showDoc(spec)} :: caused by :: The field 'partialFilterExpression' must be an object, but got ${typeName(partial)}`,
    );
  }
  if (spec.get('sparse') === true) throw refused(spec, 'cannot mix "partialFilterExpression" and "sparse" options');
  // A lone $or is told apart from its only branch here: the parsed tree no longer shows it.
  if (partial.names.some((name) => name === '$or' || name === '$nor')) throw unsupported(spec);
  if (!isAllowed(compileFilter(partial).node, 0)) throw unsupported(spec);
}

function isAllowed(node: FilterNode, depth: number): boolean {
  if (node.op === 'and') return depth === 0 && node.children.every((child) => isAllowed(child, depth + 1));
  if (node.op === 'always') return node.truth;
  return ALLOWED.has(node.op);
}

function unsupported(spec: Doc): StoreError {
  return refused(spec, 'unsupported expression in partial index');
}

function refused(spec: Doc, why: string): StoreError {
  return new StoreError('CannotCreateIndex', `Error in specification ${showDoc(spec)} :: caused by :: ${why}`);
}
