import { Doc } from '../bson/doc.ts';
import { isTruthy, typeName } from '../bson/values.ts';
import type { StoreError } from '../errors.ts';
import type { FilterNode } from '../match/filter-node.ts';
import { parseFilter } from '../match/parse-filter.ts';
import { refusedSpec } from './refused-spec.ts';

/** What a partial index's expression may be made of. */
const ALLOWED: ReadonlySet<FilterNode['op']> = new Set(['eq', 'lt', 'lte', 'gt', 'gte', 'exists', 'type']);

/** @throws StoreError TypeMismatch, CannotCreateIndex, and what the filter itself is refused for */
export function checkPartial(spec: Doc): void {
  if (!spec.has('partialFilterExpression')) return;
  const partial = spec.get('partialFilterExpression');
  if (!(partial instanceof Doc)) {
    throw refusedSpec(
      'TypeMismatch',
      spec,
      `The field 'partialFilterExpression' must be an object, but got ${typeName(partial)}`,
    );
  }
  const node = parseFilter(partial);
  demandKnown(spec, node);
  if (isTruthy(spec.get('sparse'))) {
    throw refusedSpec('CannotCreateIndex', spec, 'cannot mix "partialFilterExpression" and "sparse" options');
  }
  // Judged as it was written: a list of one, or an $or of one, is not yet what it comes to.
  if (!isAllowed(node, 0)) {
    throw refusedSpec('CannotCreateIndex', spec, 'unsupported expression in partial index');
  }
}

function isAllowed(node: FilterNode, depth: number): boolean {
  if (node.op === 'and') return depth === 0 && node.children.every((child) => isAllowed(child, depth + 1));
  if (node.op === 'always') return node.truth && depth === 0;
  return ALLOWED.has(node.op);
}

/** Operators that are not even read there have codes of their own. */
function demandKnown(spec: Doc, node: FilterNode): void {
  if (node.op === 'expr' || node.op === 'schema') throw notHere('QueryFeatureNotAllowed', spec, node.op);
  if (node.op === 'text' || node.op === 'geoNear') throw notHere('BadValue', spec, node.op);
  const inside = 'children' in node ? node.children : 'child' in node ? [node.child] : [];
  for (const child of inside) demandKnown(spec, child);
}

function notHere(code: 'QueryFeatureNotAllowed' | 'BadValue', spec: Doc, what: string): StoreError {
  return refusedSpec(code, spec, `${what} is not allowed in this context`);
}
