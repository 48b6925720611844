import { hasHighlight } from '../../contracts/highlights.ts';
import { searchTermsOf } from '../../models/search-terms.ts';

/** Who wants to be told of which words. */
export interface HighlightTable {
  /** Replaces the words of one person. */
  set(userId: string, words: readonly string[]): void;
  /** Ids of those one of whose words a text holds. Its cost grows with the text, not with the number of people. */
  find(text: string): readonly string[];
  clear(): void;
}

interface Entry {
  readonly userId: string;
  readonly word: readonly [string];
}

/** Words are filed under their first term, so that only those that may fit are looked at closely. */
export function createHighlightTable(): HighlightTable {
  const byTerm = new Map<string, Set<Entry>>();
  const byUser = new Map<string, readonly (readonly [string, Entry])[]>();

  function set(userId: string, words: readonly string[]): void {
    for (const [term, entry] of byUser.get(userId) ?? []) {
      const entries = byTerm.get(term);
      entries?.delete(entry);
      if (entries?.size === 0) byTerm.delete(term);
    }
    const filed = words.flatMap((word): (readonly [string, Entry])[] => {
      const [term] = searchTermsOf(word);
      return term === undefined ? [] : [[term, { userId, word: [word] }]];
    });
    if (filed.length === 0) byUser.delete(userId);
    else byUser.set(userId, filed);
    for (const [term, entry] of filed) byTerm.set(term, (byTerm.get(term) ?? new Set()).add(entry));
  }

  return {
    set,
    find(text) {
      if (byTerm.size === 0) return [];
      const found = new Set<string>();
      for (const term of searchTermsOf(text)) {
        for (const { userId, word } of byTerm.get(term) ?? [])
          if (!found.has(userId) && hasHighlight(text, word)) found.add(userId);
      }
      return [...found];
    },
    clear() {
      byTerm.clear();
      byUser.clear();
    },
  };
}
