/** What may be looked for with `has:` and `is:`. */
export const searchHas = ['link', 'file', 'image', 'reaction', 'pin'] as const;
export const searchIs = ['thread', 'starred', 'pinned'] as const;

/** A search as people write it: `"exact phrase" word from:ann in:#general after:2026-01-31 has:file is:pinned`. */
export interface SearchQuery {
  readonly words: readonly string[];
  readonly phrases: readonly string[];
  /** Usernames. */
  readonly from: readonly string[];
  /** Room names without `#`; `@name` for a direct room. */
  readonly in: readonly string[];
  /** Calendar days `YYYY-MM-DD`: sent before the day begins, after it ended, within it. */
  readonly before: string | null;
  readonly after: string | null;
  readonly on: string | null;
  readonly has: readonly (typeof searchHas)[number][];
  readonly is: readonly (typeof searchIs)[number][];
}

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

/** Reads a search. What looks like an operator but is none is a word; nothing is an error. One pass, linear. */
export function parseSearchQuery(text: string): SearchQuery {
  const query = {
    words: [] as string[],
    phrases: [] as string[],
    from: [] as string[],
    in: [] as string[],
    before: null as string | null,
    after: null as string | null,
    on: null as string | null,
    has: [] as (typeof searchHas)[number][],
    is: [] as (typeof searchIs)[number][],
  };
  for (const [, phrase, operator, quoted, bare, word] of text
    .slice(0, 1_000)
    .matchAll(/"([^"]+)"|(\w+):(?:"([^"]+)"|(\S+))|(\S+)/g)) {
    if (phrase !== undefined) query.phrases.push(phrase);
    else if (operator === undefined || !take(operator.toLowerCase(), quoted ?? bare ?? ''))
      query.words.push(word ?? `${operator}:${quoted ?? bare}`);
  }
  return query;

  function take(operator: string, value: string): boolean {
    switch (operator) {
      case 'from':
        query.from.push(value.replace(/^@/, ''));
        return true;
      case 'in':
        query.in.push(value.replace(/^#/, ''));
        return true;
      case 'before':
      case 'after':
      case 'on':
        if (!DAY.test(value)) return false;
        query[operator] = value;
        return true;
      case 'has': {
        const known = searchHas.find((kind) => kind === value.toLowerCase().replace(/s$/, ''));
        if (known !== undefined) query.has.push(known);
        return known !== undefined;
      }
      case 'is': {
        const known = searchIs.find((kind) => kind === value.toLowerCase());
        if (known !== undefined) query.is.push(known);
        return known !== undefined;
      }
      default:
        return false;
    }
  }
}
