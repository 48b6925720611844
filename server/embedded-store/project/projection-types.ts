import type { Doc, Value } from '../bson/values.ts';
import type { CompiledFilter } from '../match/filter-node.ts';

/** What one document carries besides its fields. */
export interface ProjectionMeta {
  readonly textScore?: number;
  readonly recordId?: bigint;
  readonly sortKey?: readonly Value[];
  readonly indexKey?: Doc;
}

export interface ProjectEnv {
  /** Compiles an aggregation expression; a missing value is told by the symbol MISSING of the value model. */
  readonly compileExpression?: (expression: Value) => (document: Doc, meta: ProjectionMeta) => Value | symbol;
  /** The query's filter, for the positional projection `path.$`. */
  readonly filter?: CompiledFilter;
}

export interface CompiledProjection {
  /** Whether the projection asks for `{$meta: 'textScore'}`, a record id or a sort key, so that the executor keeps them. */
  readonly needs: readonly ('textScore' | 'recordId' | 'sortKey' | 'indexKey')[];
  /**
   * Set when the projection only includes whole fields: what an index must hold to answer alone (`_id` among them when it is kept).
   */
  readonly covers?: readonly string[];
  project(document: Doc, meta?: ProjectionMeta): Doc;
  /** Splices the projected document out of undecoded BSON where the projection is simple enough; otherwise decodes and encodes. */
  projectRaw(bytes: Uint8Array, meta?: ProjectionMeta): Uint8Array;
}
