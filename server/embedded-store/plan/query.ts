import type { Arena } from '../bson/arena.ts';
import type { Doc } from '../bson/doc.ts';
import type { CompiledFilter } from '../match/filter-node.ts';
import type { CompiledProjection } from '../project/projection-types.ts';
import type { SpillRoom } from '../spill/spill-room.ts';
import type { RecordId } from '../store/collection.ts';
import type { ReadView } from '../store/read-view.ts';

/** What to read from one collection. Numbers are checked by the caller; `limit` 0 means none. */
export interface Query {
  readonly filter: CompiledFilter;
  /** As sent: `{a: 1, 'b.c': -1}`, `{$natural: -1}`, `{x: {$meta: 'textScore'}}`. */
  readonly sort?: Doc | undefined;
  readonly skip?: number | undefined;
  readonly limit?: number | undefined;
  /** Name or key pattern of an index, or `{$natural: ±1}`. */
  readonly hint?: string | Doc | undefined;
  readonly min?: Doc | undefined;
  readonly max?: Doc | undefined;
  readonly projection?: CompiledProjection | undefined;
  readonly returnKey?: boolean | undefined;
  readonly showRecordId?: boolean | undefined;
  /** Where a sort puts what it cannot hold, when the client allows that. */
  readonly disk?: SpillRoom | undefined;
  readonly view?: ReadView | undefined;
  /** Ends the work with its reason, within a few milliseconds (maxTimeMS, killCursors, closed connections). */
  readonly signal?: AbortSignal | undefined;
}

/** A found record, as stored. */
export interface Hit {
  readonly id: RecordId;
  readonly bytes: Buffer;
}

/** How much a batch may take; a batch holds at least one document, however large. */
export interface BatchSize {
  readonly documents: number;
  readonly bytes: number;
}

/**
 * A running query. `nextBatch` works in slices of a few milliseconds and lets other clients have their turn between them.
 */
export interface Execution extends AsyncIterable<Buffer> {
  /**
   * Documents after projection. An empty batch means the end.
   * @param arena where to put them, when they are needed for a moment only
   */
  nextBatch(size: BatchSize, arena?: Arena): Promise<Buffer[]>;
  /** The scores of the last batch, document by document; empty unless the filter had a `$text`. */
  readonly textScores: readonly number[];
  /** Whether the collection still has the indexes that are read. */
  readonly isIntact: boolean;
  /** True once nothing will follow; may be known with the last batch already. */
  readonly exhausted: boolean;
  /** After the end: goes on with what came behind it since. Only for looks at all documents in their order. */
  resume(): void;
  close(): void;
}
