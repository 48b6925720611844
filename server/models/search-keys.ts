/**
 * Search by the beginnings of words without a collation: texts are folded when written (case and diacritics taken off) and
 * stored as a set of words, each of which an index holds. The same on every store.
 */
export function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/** The folded words of some texts, and the texts themselves whole. At most 40. */
export function searchKeysOf(...texts: readonly string[]): string[] {
  const keys = new Set<string>();
  for (const text of texts) {
    const folded = fold(text);
    if (folded !== '') keys.add(folded.slice(0, 120));
    for (const word of folded.split(/[^\p{L}\p{N}]+/u)) if (word !== '') keys.add(word.slice(0, 120));
  }
  return [...keys].slice(0, 40);
}

/**
 * Filter: some key begins with `prefix`, which is folded already; an empty prefix admits everything. Both bounds must hold for
 * one key: without `$elemMatch` a list would fit with one key above the lower and another below the upper bound.
 */
export function beginsWith(prefix: string): { searchKeys?: { $elemMatch: { $gte: string; $lt: string } } } {
  return prefix === '' ? {} : { searchKeys: { $elemMatch: { $gte: prefix, $lt: `${prefix}\uffff` } } };
}
