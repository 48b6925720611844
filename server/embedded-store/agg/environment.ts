import type { Timestamp } from 'bson';
import type { Doc, MISSING, Value } from '../bson/values.ts';
import type { Row } from './row.ts';

/** What an expression is compiled against: it stays the same for all documents of a command. */
export interface Environment {
  /** `$$NOW`: one moment per command. */
  readonly now: Date;
  /** `$$CLUSTER_TIME`. */
  readonly clusterTime?: Timestamp;
  /** The variables of the command's `let` (or of a `$lookup`), already evaluated; names without `$$`. */
  readonly variables?: ReadonlyMap<string, Value | typeof MISSING>;
  /** Variables of an enclosing `$lookup`: compiled once, filled anew for each document. */
  readonly cells?: ReadonlyMap<string, Cell>;
}

export interface Cell {
  value: Result;
}

/** The value of an expression; `MISSING` where a field does not exist, which is not null. */
export type Result = Value | typeof MISSING;

/** What an expression is evaluated against. Make one with `scopeOf` and reuse it for the next document. */
export interface Scope {
  /** The document in hand: `$$ROOT`. */
  row: Row;
  /** Values of `$let`, `$map`, `$filter`, `$reduce`, by the number the compiler gave each variable. */
  readonly slots: Result[];
}

export type Expression = (scope: Scope) => Result;

/** An empty environment for callers that have no command at hand. */
export const bareEnvironment = (): Environment => ({ now: new Date() });

export type DocumentChange = (document: Doc) => Doc;
