import type { Doc, Value } from '../bson/values.ts';

/**
 * What a filter means once it is parsed; what the planner reads for index bounds. Negations are written out: `$ne` is `not` of
 * `eq`, `$nin` is `not` of `in`, `$exists: false` is `not` of `exists`, `$all` is `and` of `eq`/`elemMatch` nodes.
 *
 * A path is dotted and relative to the document; inside of `elemMatchObject` relative to the array's element; inside of
 * `elemMatchValue` it is `''` (the element itself).
 */
export type FilterNode =
  | { readonly op: 'and' | 'or' | 'nor'; readonly children: readonly FilterNode[] }
  | { readonly op: 'not'; readonly child: FilterNode }
  | CompareNode
  | { readonly op: 'in'; readonly path: string; readonly values: readonly Value[] }
  | { readonly op: 'exists'; readonly path: string }
  | { readonly op: 'type'; readonly path: string; readonly types: readonly number[] }
  | { readonly op: 'size'; readonly path: string; readonly size: number }
  | { readonly op: 'mod'; readonly path: string; readonly divisor: bigint; readonly remainder: bigint }
  | { readonly op: 'regex'; readonly path: string; readonly pattern: string; readonly options: string }
  | { readonly op: 'bits'; readonly path: string; readonly test: BitTest; readonly mask: bigint }
  | { readonly op: 'elemMatchObject'; readonly path: string; readonly child: FilterNode }
  | { readonly op: 'elemMatchValue'; readonly path: string; readonly child: FilterNode }
  | { readonly op: 'expr'; readonly expression: Value }
  | TextNode
  | { readonly op: 'geoNear'; readonly path: string }
  | { readonly op: 'sampleRate'; readonly share: number }
  | { readonly op: 'schema'; readonly test: (value: Doc) => boolean }
  | { readonly op: 'always'; readonly truth: boolean };

/** `value` is null for `{$eq: null}`, which also meets a missing field. A regex under `$eq` stays `eq` and compares as a value. */
export interface CompareNode {
  readonly op: 'eq' | 'lt' | 'lte' | 'gt' | 'gte';
  readonly path: string;
  readonly value: Value;
}

export interface TextNode {
  readonly op: 'text';
  readonly search: string;
  readonly language?: string;
  readonly caseSensitive: boolean;
  readonly diacriticSensitive: boolean;
}

export type BitTest = 'allSet' | 'anySet' | 'allClear' | 'anyClear';

/** Evaluates an aggregation expression for one document, as `$expr` asks; truth is what counts. */
export type ExpressionTest = (document: Doc) => boolean;

/** What the filter compiler needs from others; every part may be left out when the filter does not use it. */
export interface MatchEnv {
  /** Compiles the operand of `$expr`; the aggregation's expression compiler is handed in, so that folders have no cycle. */
  readonly compileExpression?: (expression: Value) => ExpressionTest;
  /** Whether a document (its text index's fields) meets a `$text` predicate; given by the command that found the text index. */
  readonly textMatch?: (node: TextNode) => ExpressionTest;
}

export interface CompiledFilter {
  readonly node: FilterNode;
  /** True when every document matches (an empty filter), so that counting needs no look at the documents. */
  readonly matchesAll: boolean;
  /** Whether it holds an expression, which may go on for long. */
  readonly evaluates: boolean;
  matches(document: Doc): boolean;
  /** The same on undecoded BSON; decodes only values that no byte rule can judge. */
  matchesRaw(bytes: Uint8Array): boolean;
  /**
   * The array index by which a matching document met the filter, for the positional operator `$` of updates; undefined
   * when no array was looked into or the document does not match. The last condition that found one decides.
   */
  position(document: Doc): number | undefined;
  /** The same for the projection `path.$`, which goes through the conditions in the order in which they were written. */
  positionAsWritten(document: Doc): number | undefined;
}
