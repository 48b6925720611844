import type { Doc, Missing, Value } from '../bson/values.ts';
import type { CompiledFilter } from '../match/filter-node.ts';

/** What one document carries besides its fields. */
export interface ProjectionMeta {
  readonly textScore?: number;
  readonly recordId?: bigint;
  readonly sortKey?: readonly Value[];
  readonly indexKey?: Doc;
}

export type MetaName = keyof ProjectionMeta;

export interface ProjectEnv {
  /** Compiles an aggregation expression. */
  readonly compileExpression?: (expression: Value) => (document: Doc) => Value | Missing;
  /** The query's filter, for the positional projection `path.$` and to know whether there is a text score. */
  readonly filter?: CompiledFilter;
}

export interface CompiledProjection {
  /** What the projection asks for besides the document, so that the executor keeps it. */
  readonly needs: readonly MetaName[];
  /**
   * Set when the projection only includes whole fields at the top: what an index must hold to answer alone (`_id` among
   * them when it is kept).
   */
  readonly covers?: readonly string[];
  /** Whether fields come of expressions, which may go on for long. */
  readonly evaluates: boolean;
  project(document: Doc, meta?: ProjectionMeta): Doc;
  /** Splices the projected document out of undecoded BSON where the projection is simple enough; otherwise decodes and encodes. */
  projectRaw(bytes: Uint8Array, meta?: ProjectionMeta): Uint8Array;
}
