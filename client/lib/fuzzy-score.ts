/**
 * How well `query` fits `text`, higher is better, null when it does not fit. All letters of the query must come in their
 * order; the start of the text, starts of words and unbroken runs count more. Both are compared without case and accents.
 */
export function fuzzyScore(query: string, text: string): number | null {
  if (query === '') return 0;
  const at = text.indexOf(query);
  if (at === 0) return 1000 - text.length;
  if (at > 0) return (isWordStart(text, at) ? 800 : 600) - at - text.length * 0.1;
  return subsequenceScore(query, text);
}

function subsequenceScore(query: string, text: string): number | null {
  let score = 0;
  let from = 0;
  let previous = -2;
  for (const char of query) {
    if (char === ' ') continue;
    const at = text.indexOf(char, from);
    if (at === -1) return null;
    if (at === previous + 1) score += 8;
    else if (isWordStart(text, at)) score += 6;
    else score -= Math.min(at - from, 10);
    previous = at;
    from = at + char.length;
  }
  return score;
}

function isWordStart(text: string, at: number): boolean {
  return at === 0 || ' -_.'.includes(text[at - 1] ?? '');
}

const MARKS = /\p{M}+/gu;

/** The form in which names are compared: lower case, without accents. */
export function foldText(text: string): string {
  return text.normalize('NFD').replace(MARKS, '').toLowerCase();
}
