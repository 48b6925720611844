import type { Doc } from '../bson/values.ts';

/** What a text index says: its fields with weights (`'$**'` stands for every string of the document), and its language. */
export interface TextIndexSpec {
  readonly weights: ReadonlyMap<string, number>;
  readonly defaultLanguage: string;
  readonly languageOverride: string;
}

/** One term of a document with its score; the terms of a document are distinct. */
export interface TextTerm {
  readonly term: string;
  readonly score: number;
}

/** A `$text` predicate, ready for one text index. */
export interface TextQuery {
  /** What to look up in the index: a document that has none of them cannot match. Folded as the index's terms are. */
  readonly terms: readonly string[];
  /** True when having one of `terms` is all that is asked, so that nothing has to be looked at again. */
  readonly exact: boolean;
  matches(document: Doc): boolean;
  /** The sum of the scores of `terms` in the document; what `{$meta: 'textScore'}` shows. */
  score(document: Doc): number;
}
