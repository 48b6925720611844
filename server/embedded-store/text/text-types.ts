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

/** The index seam: what a text index stores for a document. */
export type TextTerms = (document: Doc, spec: TextIndexSpec) => readonly TextTerm[];
