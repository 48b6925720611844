import type { Doc } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { compileFilter } from './compile-filter.ts';
import type { CompiledFilter, FilterNode } from './filter-node.ts';
import { bad } from './filter-parts.ts';

/**
 * Compiles a filter that stands inside an update or projection: it may not ask for expressions, text or places.
 * @throws StoreError with MongoDB's code for what is no such filter
 */
export function compilePlainFilter(filter: Doc): CompiledFilter {
  // What is refused below is still read: each operand must be one.
  const compiled = compileFilter(filter, { compileExpression: () => () => false });
  refuseSpecial(compiled.node);
  return compiled;
}

function refuseSpecial(node: FilterNode): void {
  if (node.op === 'expr') throw new StoreError('QueryFeatureNotAllowed', '$expr is not allowed in this context');
  if (node.op === 'text') throw bad('$text is not allowed in this context');
  if (node.op === 'geoNear') throw bad('$geoNear, $near, and $nearSphere are not allowed in this context');
  if ('children' in node) for (const child of node.children) refuseSpecial(child);
  else if ('child' in node) refuseSpecial(node.child);
}
