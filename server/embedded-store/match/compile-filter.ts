import { asBuffer } from '../bson/decode.ts';
import type { Doc } from '../bson/values.ts';
import { compileDoc } from './compile-doc.ts';
import type { DocTest, Found } from './compile-doc.ts';
import { compileRaw } from './compile-raw.ts';
import type { RawTest } from './compile-raw.ts';
import type { CompiledFilter, FilterNode, MatchEnv } from './filter-node.ts';
import { normalize } from './normalize.ts';
import { parseFilter } from './parse-filter.ts';

/**
 * Compiles a filter as `find` takes it.
 * @throws StoreError with MongoDB's code for anything that is not a filter
 */
export function compileFilter(filter: Doc, env: MatchEnv = {}): CompiledFilter {
  const written = parseFilter(filter);
  return compileNode(normalize(written), env, written);
}

/**
 * Compiles a parsed filter, such as what the planner leaves to be checked. Each form is made on first use.
 * @param written the filter before its branches were put in order
 */
function compileNode(node: FilterNode, env: MatchEnv = {}, written = node): CompiledFilter {
  // What others compile is refused now, not at the first document.
  const evaluates = hasExpression(node);
  let onDoc: DocTest | undefined = evaluates ? compileDoc(node, env) : undefined;
  // Expressions are compiled here and nowhere else: an evaluation that is taken up again must not find it done.
  let onBytes: RawTest | undefined = evaluates ? compileRaw(node, env) : undefined;
  let asWritten: DocTest | undefined = evaluates ? compileDoc(written, env) : undefined;
  return {
    node,
    matchesAll: node.op === 'always' && node.truth,
    evaluates,
    matches: (document) => (onDoc ??= compileDoc(node, env))(document, undefined),
    matchesRaw: (bytes) => (onBytes ??= compileRaw(node, env))(asBuffer(bytes), 0),
    position(document) {
      const found: Found = { index: undefined };
      return (onDoc ??= compileDoc(node, env))(document, found) ? found.index : undefined;
    },
    positionAsWritten(document) {
      const found: Found = { index: undefined };
      return (asWritten ??= compileDoc(written, env))(document, found) ? found.index : undefined;
    },
  };
}

function hasExpression(node: FilterNode): boolean {
  if (node.op === 'expr') return true;
  if ('children' in node) return node.children.some(hasExpression);
  return 'child' in node && hasExpression(node.child);
}
