import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { applyNode } from './apply-tree.ts';
import { ChangeLog } from './change-log.ts';
import { clockOf } from './clock.ts';
import { parseUpdateOperators } from './parse-update.ts';
import { compilePipelineUpdate } from './pipeline-update.ts';
import { Tree } from './place.ts';
import { compileReplacement } from './replacement.ts';
import type { Applied, ApplyContext, CompiledUpdate, UpdateEnv } from './update-types.ts';
import { usesPosition } from './update-tree.ts';

/**
 * Compiles an update as a command carries it: operators, a whole document, or a pipeline.
 * @throws StoreError with MongoDB's code for what is none of them
 */
export function compileUpdate(update: Value, env: UpdateEnv = {}): CompiledUpdate {
  if (Array.isArray(update)) return compilePipelineUpdate(update, env);
  if (!(update instanceof Doc)) {
    throw new StoreError('FailedToParse', 'Update argument must be either an object or an array');
  }
  return update.names[0]?.startsWith('$') === true ? compileOperators(update, env) : compileReplacement(update, env);
}

function compileOperators(update: Doc, env: UpdateEnv): CompiledUpdate {
  const node = parseUpdateOperators(update, env);
  const positional = usesPosition(node);
  return {
    kind: 'operators',
    // What `$` stands for is asked of the filter, which may look at any field.
    touches: positional ? undefined : new Set(['_id', ...node.children.keys()]),
    apply(document: Doc, context: ApplyContext): Applied {
      const tree = new Tree(document);
      const log = new ChangeLog();
      const changed = applyNode(
        node,
        { place: tree.root, steps: [], missing: [], log },
        {
          tree,
          scope: { now: context.now, timestamp: clockOf(context), document },
          inserting: context.inserting === true,
          position: () => (positional ? context.filter?.position(document) : undefined),
        },
      );
      if (!changed) return { document, changed };
      return { document: tree.document, changed, description: log.describe(tree.document) };
    },
  };
}
