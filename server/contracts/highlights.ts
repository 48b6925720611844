/** Scripts written without spaces have no ends of words to look at. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Khmer}\p{Script=Lao}]/u;
const BEFORE = '(?<![\\p{L}\\p{N}_])';
const AFTER = '(?![\\p{L}\\p{N}_])';

const made = new WeakMap<readonly string[], RegExp>();

/** Finds these words as whole words, without regard to case; null when there are none. Its time is linear in the text. */
export function highlightPattern(words: readonly string[]): RegExp | null {
  if (words.length === 0) return null;
  const known = made.get(words);
  if (known !== undefined) return known;
  // The longer word first, or "release" would hide "release train".
  const longestFirst = words.toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(longestFirst.map(bounded).join('|'), 'giu');
  made.set(words, pattern);
  return pattern;
}

export function hasHighlight(text: string, words: readonly string[]): boolean {
  const pattern = highlightPattern(words);
  return pattern !== null && text.search(pattern) !== -1;
}

export interface TextPart {
  readonly text: string;
  readonly highlighted: boolean;
}

/** A text in parts, of which some are one of these words. */
export function splitHighlights(text: string, words: readonly string[]): readonly TextPart[] {
  const pattern = highlightPattern(words);
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of pattern === null ? [] : text.matchAll(pattern)) {
    if (match.index > end) parts.push({ text: text.slice(end, match.index), highlighted: false });
    parts.push({ text: match[0], highlighted: true });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end), highlighted: false });
  return parts;
}

function bounded(word: string): string {
  const signs = [...word];
  const before = UNSPACED.test(signs[0] ?? '') ? '' : BEFORE;
  const after = UNSPACED.test(signs.at(-1) ?? '') ? '' : AFTER;
  return before + word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+') + after;
}
