/** A search string, taken apart. */
export interface Search {
  /** Words, any of which is enough; the words of phrases are among them. */
  readonly wanted: string;
  readonly unwanted: string;
  /** Each must occur letter by letter. */
  readonly phrases: readonly string[];
  readonly unwantedPhrases: readonly string[];
}

/**
 * Reads a search string: `word`, `"a phrase"`, `-word`, `-"a phrase"`. A `-` negates only at the start of a word, and
 * only up to the next white space. A quotation mark that is never closed opens no phrase, but its words still count.
 */
export function parseSearch(search: string): Search {
  let wanted = '';
  let unwanted = '';
  const phrases: string[] = [];
  const unwantedPhrases: string[] = [];
  let negated = false;
  let phraseStart: number | undefined;
  for (const { token, offset, afterSpace } of searchTokens(search)) {
    if (token === '-') {
      if (phraseStart === undefined && afterSpace) negated = true;
    } else if (token === '"') {
      if (phraseStart === undefined) {
        if (negated && afterSpace) negated = false;
        phraseStart = offset + 1;
      } else {
        (negated ? unwantedPhrases : phrases).push(search.slice(phraseStart, offset));
        phraseStart = undefined;
      }
    } else if (phraseStart === undefined || !negated) {
      if (negated && afterSpace) negated = false;
      if (negated) unwanted += `${token} `;
      else wanted += `${token} `;
    }
  }
  return { wanted, unwanted, phrases, unwantedPhrases };
}

interface SearchToken {
  readonly token: string;
  readonly offset: number;
  /** White space, or the start of the search, stands before it. */
  readonly afterSpace: boolean;
}

function searchTokens(search: string): SearchToken[] {
  return [...search.matchAll(/[-"]|[^-"\s]+/g)].map((match) => ({
    token: match[0],
    offset: match.index,
    afterSpace: match.index === 0 || /\s/.test(search[match.index - 1] ?? ''),
  }));
}
