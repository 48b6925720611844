/**
 * Aggregation: the face that the other rooms of the store see.
 *
 *   compileExpression(value, env)           one expression → `(scope) => value | MISSING`
 *   compileTest(value, env)                 the same for `$expr`: `(document) => boolean`
 *   evaluate(expression, document)          for a single document
 *   compilePipeline(stages, ns, env)        a whole pipeline; refusals are thrown here, before anything is read
 *   compileUpdatePipeline(stages, env)      the pipeline form of an update: `(document) => document`
 *   compileChangePipeline(stages, env)      the stages after `$changeStream`: `(event) => event | undefined`
 */
export type { Environment } from './environment.ts';
export { bareEnvironment } from './environment.ts';
export { Row } from './row.ts';
export type { Namespace, PipelineHost, Source } from './host.ts';
export { compileExpression, compileTest, evaluate } from './expression.ts';
export { compileChangePipeline, compilePipeline, compileUpdatePipeline } from './pipeline.ts';
export type { ChangePipeline } from './pipeline.ts';
