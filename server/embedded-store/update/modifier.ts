import type { Doc, Timestamp, Value } from '../bson/values.ts';

/** What an operator may need to know besides the value that it changes. */
export interface ModifierScope {
  readonly now: Date;
  readonly timestamp: () => Timestamp;
  /** The dotted path being changed and the document's `_id`, for messages. */
  readonly path: string;
  readonly document: Doc;
}

/** What becomes of an existing value: nothing, gone, or a new value. */
export type Outcome =
  | undefined
  | 'removed'
  | {
      readonly value: Value;
      /** Set when elements were only appended: from here on they are new. */
      readonly appendedFrom?: number;
    };

/** One operator on one path. */
export interface Modifier {
  /** The value for a path that does not exist; left out by operators that have no effect there. */
  readonly create?: (scope: ModifierScope) => Value;
  /** What becomes of a value that exists. It must not be changed in place. */
  readonly change: (old: Value, scope: ModifierScope) => Outcome;
  /** True when a path that cannot exist (a field of a string) is no error. */
  readonly toleratesDeadEnds?: boolean;
  /** True for `$setOnInsert`: counts only while a document is made by an upsert. */
  readonly onlyOnInsert?: boolean;
}

/** Reads the operand of an operator for one path. @throws StoreError for operands of a wrong shape */
export type ModifierParser = (operand: Value, path: string) => Modifier;
