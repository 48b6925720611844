import type { Doc } from '../bson/values.ts';
import type { TextNode } from '../match/filter-node.ts';
import { FOLD_ALL, fold } from './fold.ts';
import { indexedStrings } from './indexed-strings.ts';
import { parseSearch } from './parse-search.ts';
import { textTerms } from './text-terms.ts';
import type { TextIndexSpec, TextQuery } from './text-types.ts';
import { tokenize } from './tokenize.ts';

/** Prepares a `$text` predicate for the text index that answers it. */
export function compileText(node: TextNode, spec: TextIndexSpec): TextQuery {
  const search = parseSearch(node.search);
  const terms = [...new Set(tokenize(search.wanted, FOLD_ALL))];
  const wanted = new Set(tokenize(search.wanted, node));
  const unwanted = new Set(tokenize(search.unwanted, node));
  const phrases = search.phrases.map((phrase) => fold(phrase, node));
  const unwantedPhrases = search.unwantedPhrases.map((phrase) => fold(phrase, node));
  return {
    terms,
    exact: isFoldedAlike(node) && unwanted.size === 0 && phrases.length === 0 && unwantedPhrases.length === 0,
    matches(document) {
      const texts = indexedStrings(document, spec).map((string) => string.text);
      const words = texts.flatMap((text) => tokenize(text, node));
      if (!words.some((word) => wanted.has(word)) || words.some((word) => unwanted.has(word))) return false;
      const folded = texts.map((text) => fold(text, node));
      const occurs = (phrase: string): boolean => folded.some((text) => text.includes(phrase));
      return phrases.every(occurs) && !unwantedPhrases.some(occurs);
    },
    score: (document) => scoreOf(document, spec, terms),
  };
}

/** Whether the query folds text as the index does, so that the index's terms decide. */
function isFoldedAlike(node: TextNode): boolean {
  return !node.caseSensitive && !node.diacriticSensitive;
}

function scoreOf(document: Doc, spec: TextIndexSpec, terms: readonly string[]): number {
  const scores = new Map(textTerms(document, spec).map(({ term, score }) => [term, score]));
  return terms.reduce((sum, term) => sum + (scores.get(term) ?? 0), 0);
}
