import type { Doc } from '../bson/values.ts';
import { FOLD_ALL } from './fold.ts';
import { indexedStrings } from './indexed-strings.ts';
import type { IndexedString } from './indexed-strings.ts';
import type { TextIndexSpec, TextTerm } from './text-types.ts';
import { tokenize } from './tokenize.ts';

/** What a text index stores for a document: its distinct terms, each with its score there. */
export function textTerms(document: Doc, spec: TextIndexSpec): TextTerm[] {
  const scores = new Map<string, number>();
  for (const string of indexedStrings(document, spec)) addScores(string, scores);
  return [...scores].map(([term, score]) => ({ term, score }));
}

/**
 * MongoDB's score: each further occurrence of a term counts half of the one before, a term that makes up more of the
 * text counts more, and one that is all of it a tenth on top.
 */
function addScores({ text, weight, language }: IndexedString, scores: Map<string, number>): void {
  const words = tokenize(text, FOLD_ALL, language);
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  const whole = text.toLowerCase();
  for (const [term, count] of counts) {
    const frequency = 2 - 2 ** (1 - count);
    const share = (0.5 * count) / words.length + 0.5;
    const bonus = term === whole ? 1.1 : 1;
    scores.set(term, (scores.get(term) ?? 0) + weight * frequency * share * bonus);
  }
}
