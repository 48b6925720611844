import { fold } from './fold.ts';
import type { Folding } from './fold.ts';

/**
 * What separates words: dashes, hyphens, quotation marks, punctuation, symbols and white space. The underscore belongs to
 * the word, and so do all letters of scripts that write no spaces: there a whole run is one word.
 */
const BETWEEN_WORDS =
  /[\p{Dash}\p{Pattern_Syntax}\p{Quotation_Mark}\p{Terminal_Punctuation}\p{White_Space}\u00ad\u1806\u30fb\uff65]+/u;

/** The words of a text in order, folded; as MongoDB cuts them with the language `none`. */
export function tokenize(text: string, folding: Folding): string[] {
  return text
    .split(BETWEEN_WORDS)
    .map((word) => fold(word, folding))
    .filter((word) => word !== '');
}
