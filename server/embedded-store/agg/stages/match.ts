import { Doc } from '../../bson/values.ts';
import { compileFilter } from '../../match/compile-filter.ts';
import type { FilterNode } from '../../match/filter-node.ts';
import { compileTest } from '../expression.ts';
import { refuse } from '../refuse.ts';
import type { StageParser } from './stage.ts';

export const match: StageParser = (spec, { env }, name) => {
  if (!(spec instanceof Doc)) return refuse(15959, 'the match filter must be an expression in an object');
  const filter = compileFilter(spec, {
    compileExpression: (expression) => compileTest(expression, env),
    // A `$text` is answered by the collection's index; only the first stage can ask that.
    textMatch: () => () => refuse(17313, '$match with $text is only allowed as the first pipeline stage'),
  });
  if (holds(filter.node, 'geoNear'))
    refuse('BadValue', '$geoNear, $near, and $nearSphere are not allowed in this context');
  return {
    name,
    push: { kind: 'match', filter: spec },
    each: (row) => ((row.raw ? filter.matchesRaw(row.raw) : filter.matches(row.doc)) ? row : undefined),
    usesText: holds(filter.node, 'text'),
  };
};

function holds(node: FilterNode, op: FilterNode['op']): boolean {
  if (node.op === op) return true;
  if ('children' in node) return node.children.some((child) => holds(child, op));
  return 'child' in node && holds(node.child, op);
}
