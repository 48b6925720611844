import type { Doc, Value } from '../bson/values.ts';
import type { SpillRoom } from '../spill/spill-room.ts';
import type { Environment } from './environment.ts';
import type { Row } from './row.ts';

export interface Namespace {
  readonly db: string;
  /** `undefined` for `aggregate: 1`. */
  readonly coll?: string;
}

export type CollectionName = Required<Namespace>;

/** What the first stages of a pipeline ask of the collection, so that an index can answer it. */
export interface Source {
  readonly filter: Doc;
  readonly sort?: Doc;
  readonly skip?: number;
  readonly limit?: number;
  /** The variables that a `$expr` inside of the filter may use. */
  readonly env: Environment;
}

/** An update that `$merge` makes; as in the command of that name. */
export interface MergeUpdate {
  readonly filter: Doc;
  readonly update: Doc | readonly Value[];
  readonly upsert: boolean;
  /** What to insert when nothing matches, instead of what the update would make. */
  readonly supplied?: Doc;
  /** Variables for an update that is a pipeline, `$$new` among them. */
  readonly env: Environment;
}

/** What a pipeline needs of the store; given by the command layer, so that stages know no storage. */
export interface PipelineHost {
  /** Where stages put what they cannot hold, when the client allows that (`allowDiskUse`). */
  readonly disk: SpillRoom | undefined;
  /** Throws when nobody waits for the rows any more, or their time is over. */
  stopIfUnwanted(): void;
  /** Documents of a collection, by the planner of `find`, in handfuls; none when it does not exist. */
  read(ns: Namespace, source: Source): AsyncIterable<readonly Row[]>;
  /** How many documents match, as the command `count` finds out: from index keys alone where possible. */
  count(ns: Namespace, source: Source): Promise<number>;
  /** `$indexStats`: one document for each index. */
  indexStats(ns: CollectionName): Promise<Doc[]>;
  /** `$collStats`: the document that answers `spec`. */
  collStats(ns: CollectionName, spec: Doc): Promise<Doc>;
  /** `$currentOp`: one document for each command that is being worked at. */
  currentOp(): Promise<Doc[]>;
  /** `$listLocalSessions`: one document for each session. */
  sessions(): Promise<Doc[]>;
  /** `$out`: replaces the collection by these documents at once, its indexes stay. */
  replaceCollection(ns: CollectionName, documents: AsyncIterable<readonly Doc[]>): Promise<void>;
  /** `$merge` with `whenMatched: 'fail'`: inserts all that can be; throws the first error. */
  insert(ns: CollectionName, documents: readonly Doc[]): Promise<void>;
  /** `$merge` otherwise, in order; how many documents each update matched or inserted. */
  update(ns: CollectionName, updates: readonly MergeUpdate[]): Promise<number[]>;
  /** Is there a unique index on exactly these fields? (`$merge` with `on`) */
  hasUniqueIndex(ns: CollectionName, fields: readonly string[]): Promise<boolean>;
}
