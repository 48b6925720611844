import type { Doc, Value } from '../bson/values.ts';
import type { Environment } from './environment.ts';

export interface Namespace {
  readonly db: string;
  /** `undefined` for `aggregate: 1`. */
  readonly coll?: string;
}

/** What the first stages of a pipeline ask of the collection, so that an index can answer it. */
export interface Source {
  readonly filter: Doc;
  readonly sort?: Doc;
  readonly skip?: number;
  readonly limit?: number;
  /** The only top-level fields that later stages look at; `undefined`: all of them. */
  readonly needed?: ReadonlySet<string>;
  /** Variables of `$lookup` and of the command, for `$expr` inside the filter. */
  readonly env: Environment;
}

export type WhenMatched = 'replace' | 'keepExisting' | 'merge' | 'fail' | readonly Value[];
export type WhenNotMatched = 'insert' | 'discard' | 'fail';

/** One document that `$merge` wants written; errors are thrown as StoreError. */
export interface MergeWrite {
  readonly document: Doc;
  /** Equality on the `on` fields. */
  readonly filter: Doc;
  readonly whenMatched: WhenMatched;
  readonly whenNotMatched: WhenNotMatched;
  /** Variables for a pipeline in `whenMatched`, among them `new`. */
  readonly env: Environment;
}

/** What a pipeline needs of the store; given by the command layer, so that stages know no storage. */
export interface PipelineHost {
  /** Documents of a collection as stored bytes, by the planner of `find`; nothing when it does not exist. */
  read(ns: Namespace, source: Source): AsyncIterable<Uint8Array>;
  /** How many documents match, from index keys alone where possible; `undefined` when the host would have to read them. */
  count?(ns: Namespace, filter: Doc, env: Environment): Promise<number> | undefined;
  /** `$indexStats`: one document for each index. */
  indexStats(ns: Namespace): Promise<Doc[]>;
  /** `$collStats`: the document that answers `spec`. */
  collStats(ns: Namespace, spec: Doc): Promise<Doc>;
  /** `$out`: replaces the collection by these documents at once. */
  replaceCollection(ns: Required<Namespace>, documents: readonly Doc[]): Promise<void>;
  /** `$merge`: writes one by one, in order. */
  merge(ns: Required<Namespace>, writes: readonly MergeWrite[]): Promise<void>;
  /** Has a unique index exactly these fields? (`$merge` with `on`); `_id` always has. */
  hasUniqueIndex(ns: Required<Namespace>, fields: readonly string[]): Promise<boolean>;
  /** Gives other work a turn when some milliseconds have passed; called once per document. */
  breathe(): Promise<void> | undefined;
}
