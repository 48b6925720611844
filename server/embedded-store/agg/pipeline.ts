import type { Doc, Value } from '../bson/values.ts';
import type { DocumentChange, Environment } from './environment.ts';
import type { Namespace, PipelineHost } from './host.ts';
import type { Row } from './row.ts';

/** A compiled pipeline. */
export interface Pipeline {
  /** `$out` or `$merge` at its end: it writes, and its cursor is empty. */
  readonly writes: boolean;
  /** The options of a leading `$changeStream`; the rest is then for `compileChangePipeline`. */
  readonly changeStream?: { readonly options: Doc; readonly rest: readonly Value[] };
  /** What the collection is asked for; `undefined` when the first stage reads no documents (`$collStats`, …). Shown by explain. */
  readonly leading:
    { readonly filter: Doc; readonly sort?: Doc; readonly skip?: number; readonly limit?: number } | undefined;
  /** The documents that come out. */
  run(host: PipelineHost): AsyncIterable<Row>;
}

/** The stages behind `$changeStream`. */
export interface ChangePipeline {
  /** The event as the client shall see it, or `undefined` when it is filtered out; throws when the resume token was changed. */
  apply(event: Doc): Doc | undefined;
}

/** Compiles a pipeline; everything that can be refused before a document is read is refused here, with MongoDB's code. */
export function compilePipeline(_stages: Value, _ns: Namespace, _env: Environment): Pipeline {
  throw new Error('not yet');
}

export function compileUpdatePipeline(_stages: readonly Value[], _env: Environment): DocumentChange {
  throw new Error('not yet');
}

export function compileChangePipeline(_stages: readonly Value[], _env: Environment): ChangePipeline {
  throw new Error('not yet');
}
