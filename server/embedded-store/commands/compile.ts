import { bareEnvironment, compileExpression, evaluate, type Environment } from '../agg/index.ts';
import { compileTest } from '../agg/expression.ts';
import { Doc } from '../bson/values.ts';
import { compileFilter } from '../match/compile-filter.ts';
import type { CompiledFilter, TextNode } from '../match/filter-node.ts';
import { compileProjection } from '../project/compile-projection.ts';
import type { CompiledProjection } from '../project/projection-types.ts';
import type { Collection } from '../store/collection.ts';
import { compileText } from '../text/text-query.ts';
import type { TextIndexSpec } from '../text/text-types.ts';
import { toTimestamp } from '../oplog/log-time.ts';
import type { CommandContext } from './command.ts';
import { letVariables } from './let-variables.ts';
import { demandModest } from './modest.ts';

const NO_VARIABLES = new Doc();
const EMPTY_DOCUMENT = new Doc();

/** What expressions of a command may refer to: the moment, the clock, and the variables of its `let`. */
export function environmentOf({ engine }: Pick<CommandContext, 'engine'>, variables: Doc = NO_VARIABLES): Environment {
  const env: Environment = { ...bareEnvironment(), clusterTime: toTimestamp(engine.log.visible) };
  if (variables.size > 0) demandModest(variables, 'list of variables');
  return variables.size === 0 ? env : { ...env, variables: letVariables(variables, env) };
}

/** @param collection whose text index answers `$text` @throws StoreError for what is no filter */
export function filterOf(
  filter: Doc | undefined,
  env: Environment,
  collection: Collection | undefined,
): CompiledFilter {
  if (filter) demandModest(filter, 'filter');
  const text = collection?.indexes.find((index) => index.text !== undefined)?.text;
  return compileFilter(filter ?? EMPTY_DOCUMENT, {
    compileExpression: (expression) => compileTest(expression, env),
    ...(text && { textMatch: (node) => textTest(node, text) }),
  });
}

function textTest(node: TextNode, spec: TextIndexSpec): (document: Doc) => boolean {
  const query = compileText(node, spec);
  return (document) => query.matches(document);
}

/** @throws StoreError for what is no projection */
export function projectionOf(
  projection: Doc | undefined,
  env: Environment,
  filter: CompiledFilter,
): CompiledProjection | undefined {
  if (!projection || projection.size === 0) return undefined;
  demandModest(projection, 'projection');
  return compileProjection(projection, {
    filter,
    compileExpression: (expression) => {
      const compiled = compileExpression(expression, env);
      return (document) => evaluate(compiled, document);
    },
  });
}
