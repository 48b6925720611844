import { fold } from './fold.ts';
import type { Folding } from './fold.ts';
import { NO_LANGUAGE } from './language.ts';
import type { Language } from './language.ts';

/**
 * What separates words: dashes, hyphens, quotation marks, punctuation, symbols and white space. The underscore belongs to
 * the word, and so do all letters of scripts that write no spaces: there a whole run is one word.
 */
const BETWEEN = String.raw`\p{Dash}\p{Pattern_Syntax}\p{Quotation_Mark}\p{Terminal_Punctuation}\p{White_Space}\u00ad\u1806\u30fb\uff65`;
const BETWEEN_WORDS = new RegExp(`[${BETWEEN}]+`, 'u');
const BETWEEN_OR_INSIDE = new RegExp(`(?:(?!')[${BETWEEN}])+`, 'u');

/** The words of a text in order, folded and stemmed, as MongoDB cuts them. */
export function tokenize(text: string, folding: Folding, language: Language = NO_LANGUAGE): string[] {
  const words = text.split(language.keepsApostrophe ? BETWEEN_OR_INSIDE : BETWEEN_WORDS);
  const kept = language === NO_LANGUAGE ? words : stems(words, folding, language);
  return kept.map((word) => fold(word, folding)).filter((word) => word !== '');
}

/** Stop words and stems are known in small letters with their accents; a stem keeps its capitals only when they count. */
function stems(words: readonly string[], { caseSensitive }: Folding, language: Language): string[] {
  return words
    .filter((word) => !language.isStopWord(word.toLowerCase()))
    .map((word) => language.stem(caseSensitive ? word : word.toLowerCase()));
}
