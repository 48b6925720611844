import type { Doc } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { TextNode } from '../match/filter-node.ts';
import { FOLD_ALL, fold } from './fold.ts';
import { indexedStrings } from './indexed-strings.ts';
import { languageNamed } from './language.ts';
import type { Language } from './language.ts';
import { parseSearch } from './parse-search.ts';
import { textTerms } from './text-terms.ts';
import type { TextIndexSpec, TextQuery } from './text-types.ts';
import { tokenize } from './tokenize.ts';

/** Prepares a `$text` predicate for the text index that answers it. @throws StoreError BadValue for a language that there is not */
export function compileText(node: TextNode, spec: TextIndexSpec): TextQuery {
  const language = searchLanguage(node.language ?? spec.defaultLanguage);
  const search = parseSearch(node.search);
  const terms = [...new Set(tokenize(search.wanted, FOLD_ALL, language))];
  const wanted = new Set(tokenize(search.wanted, node, language));
  const unwanted = new Set(tokenize(search.unwanted, node, language));
  const phrases = search.phrases.map((phrase) => fold(phrase, node));
  const unwantedPhrases = search.unwantedPhrases.map((phrase) => fold(phrase, node));
  return {
    terms,
    exact: isFoldedAlike(node) && unwanted.size === 0 && phrases.length === 0 && unwantedPhrases.length === 0,
    matches(document) {
      const strings = indexedStrings(document, spec);
      const words = strings.flatMap((string) => tokenize(string.text, node, string.language));
      if (!words.some((word) => wanted.has(word)) || words.some((word) => unwanted.has(word))) return false;
      const folded = strings.map((string) => fold(string.text, node));
      const occurs = (phrase: string): boolean => folded.some((text) => text.includes(phrase));
      return phrases.every(occurs) && !unwantedPhrases.some(occurs);
    },
    score: (document) => scoreOf(document, spec, terms),
  };
}

function searchLanguage(name: string): Language {
  const language = languageNamed(name);
  if (typeof language === 'string') throw new StoreError('BadValue', language);
  return language;
}

/** Whether the query folds text as the index does, so that the index's terms decide. */
function isFoldedAlike(node: TextNode): boolean {
  return !node.caseSensitive && !node.diacriticSensitive;
}

function scoreOf(document: Doc, spec: TextIndexSpec, terms: readonly string[]): number {
  const scores = new Map(textTerms(document, spec).map(({ term, score }) => [term, score]));
  return terms.reduce((sum, term) => sum + (scores.get(term) ?? 0), 0);
}
