/**
 * Aggregation: the face that the other rooms of the store see.
 *
 *   compileExpression(value, env)           one expression → `(scope) => value | MISSING`
 *   evaluate(expression, doc)               for a single document
 *   compilePipeline(stages, ns, env)        a whole pipeline; refusals are thrown here, before anything is read
 *   compileUpdatePipeline(stages, env)      the pipeline form of an update: `(doc) => doc`
 *   compileChangePipeline(stages, env)      the stages after `$changeStream`: `(event) => event | undefined`
 */
export type { Environment, Expression, Result, Scope } from './environment.ts';
export { bareEnvironment } from './environment.ts';
export { Row } from './row.ts';
export type { MergeWrite, Namespace, PipelineHost, Source, WhenMatched, WhenNotMatched } from './host.ts';
export { compileExpression, evaluate, scopeOf } from './expression.ts';
export { compileChangePipeline, compilePipeline, compileUpdatePipeline } from './pipeline.ts';
export type { ChangePipeline, Pipeline } from './pipeline.ts';
