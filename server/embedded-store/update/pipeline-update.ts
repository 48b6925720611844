import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { describeChange } from './describe-change.ts';
import { identicalDocs } from './identical.ts';
import { idFirst, keepId } from './replacement.ts';
import { checkDepth } from './storable.ts';
import type { CompiledUpdate, UpdateEnv } from './update-types.ts';

/** An update that is a pipeline: each document goes through its stages. */
export function compilePipelineUpdate(stages: readonly Value[], env: UpdateEnv): CompiledUpdate {
  if ((env.arrayFilters?.length ?? 0) > 0) {
    throw new StoreError('FailedToParse', 'arrayFilters may not be specified for pipeline-syle updates');
  }
  if (env.compilePipeline === undefined) {
    throw new StoreError('FailedToParse', 'pipeline-style updates are not allowed in this context');
  }
  const run = env.compilePipeline(stages);
  return {
    kind: 'pipeline',
    apply(document) {
      const result = keepId(document, run(document));
      if (identicalDocs(result, document)) return { document, changed: false };
      for (const value of result.values) checkDepth(value, 1);
      const description = describeChange(document, result);
      return { document: idFirst(result), changed: true, ...(description !== undefined && { description }) };
    },
  };
}
