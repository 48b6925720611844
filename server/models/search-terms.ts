import { fold } from './search-keys.ts';

/** Scripts written without spaces: every two neighbouring signs are a term. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]+/gu;
const LONGEST_TERM = 40;
const MOST_TERMS = 200;

/** The terms under which a text is found: its words, folded, each once. Linear in the text; the same on every store. */
export function searchTermsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const term of eachTerm(fold(text.slice(0, 20_000)))) {
    terms.add(term);
    if (terms.size >= MOST_TERMS) break;
  }
  return [...terms];
}

function* eachTerm(folded: string): Iterable<string> {
  for (const word of folded.split(/[^\p{L}\p{N}_]+/u)) {
    if (word === '') continue;
    let rest = word;
    for (const run of word.match(UNSPACED) ?? []) {
      const signs = [...run];
      if (signs.length === 1) yield run;
      for (let at = 0; at + 1 < signs.length; at++) yield `${signs[at]}${signs[at + 1]}`;
      rest = rest.replace(run, ' ');
    }
    for (const part of rest.split(' ')) if (part !== '') yield part.slice(0, LONGEST_TERM);
  }
}

/** The pieces of three signs of a word, by which words that hold a fragment are found. */
export function trigramsOf(word: string): string[] {
  const signs = [...word];
  const pieces = new Set<string>();
  for (let at = 0; at + 2 < signs.length; at++) pieces.add(signs.slice(at, at + 3).join(''));
  return [...pieces];
}
