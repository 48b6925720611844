import type { Binary } from 'bson';
import type { Doc } from '../bson/doc.ts';
import type { CompiledFilter } from '../match/filter-node.ts';
import type { TextIndexSpec } from '../text/text-types.ts';

/** Numbers records within a collection in the order of their insertion: the "natural" order. 48 bits. */
export type RecordId = number;

export interface Collection {
  readonly id: number;
  readonly uuid: Binary;
  /** `db.name` */
  readonly ns: string;
  readonly db: string;
  readonly name: string;
  /** As given to `create` and `collMod`, for `listCollections`. */
  readonly options: Doc;
  readonly indexes: readonly Index[];
  readonly count: number;
  /** Bytes of all documents. */
  readonly size: number;
}

/** One field of an index key. */
export interface IndexPart {
  readonly name: string;
  readonly path: readonly string[];
  readonly descending: boolean;
}

export interface Index {
  readonly id: number;
  readonly name: string;
  /** As `listIndexes` shows it: `v`, `key`, `name` and the options. */
  readonly spec: Doc;
  readonly kind: 'plain' | 'text' | 'hashed' | 'wildcard';
  /** The indexed fields; for a text index those before its terms. */
  readonly parts: readonly IndexPart[];
  readonly unique: boolean;
  readonly sparse: boolean;
  readonly hidden: boolean;
  readonly partial: CompiledFilter | undefined;
  readonly ttlSeconds: number | undefined;
  readonly text: TextIndexSpec | undefined;
  /** Which parts have met an array; bounds on those must not be combined, nor does the index give an order. */
  readonly multikey: readonly boolean[];
  /** A building index is kept up to date but not read. */
  readonly state: 'ready' | 'building';
}
