import { escapeSets, posixSets } from './char-sets.ts';
import { invalidPattern } from './reader.ts';
import type { PatternReader } from './reader.ts';
import { escapeCode } from './syntax.ts';

/** One member of a class: a character, or a set in the syntax of a class body. */
type Member = { readonly code: number } | { readonly body: string };

/** Reads `[…]`; the opening bracket has been read. */
export function parseClass(reader: PatternReader): { readonly body: string; readonly negated: boolean } {
  const negated = reader.take('^');
  let body = '';
  // A bracket in the first place is a member, not the end.
  for (let first = true; first || !reader.at(']'); first = false) {
    if (reader.done) throw invalidPattern('missing terminating ] for character class');
    body += parseRange(reader);
  }
  reader.take(']');
  return { body, negated };
}

function parseRange(reader: PatternReader): string {
  const low = parseMember(reader);
  if (low === undefined) return '';
  if ('body' in low) return low.body;
  if (reader.match(/-(?!\])/y) === undefined) return escapeCode(low.code);
  if (reader.done) throw invalidPattern('missing terminating ] for character class');
  const high = parseMember(reader);
  if (high === undefined || 'body' in high) return `${escapeCode(low.code)}\\u{2d}${high?.body ?? ''}`;
  if (high.code < low.code) throw invalidPattern('range out of order in character class');
  return `${escapeCode(low.code)}-${escapeCode(high.code)}`;
}

function parseMember(reader: PatternReader): Member | undefined {
  const posix = reader.match(/\[:(\^?[a-z]+):\]/y);
  if (posix !== undefined) {
    const set = posixSets[posix[1] ?? ''];
    if (set === undefined) throw invalidPattern('unknown POSIX class name');
    return { body: set };
  }
  if (reader.match(/\\[EQ]/y) !== undefined) return undefined;
  const char = reader.next();
  if (char !== '\\') return { code: char.codePointAt(0) ?? 0 };
  const property = reader.match(/[pP](?:\{\^?\w+\}|[A-Z])/y);
  if (property !== undefined) return { body: propertyBody(property[0]) };
  const letter = reader.peek();
  if (Object.hasOwn(escapeSets, letter) && letter !== 'N') {
    reader.next();
    return { body: escapeSets[letter] ?? '' };
  }
  if (letter === 'b') {
    reader.next();
    return { code: 8 };
  }
  return { code: reader.escapedCode() };
}

/** `p{Lu}`, `PL`, `p{^Greek}` in JavaScript's words. */
export function propertyBody(text: string): string {
  const name = text.replace(/[{}]/g, '').slice(1);
  const inverted = name.startsWith('^');
  const letter = (text[0] === 'P') !== inverted ? 'P' : 'p';
  const plain = inverted ? name.slice(1) : name;
  if (plain === 'Any') return letter === 'p' ? '\\0-\\u{10ffff}' : '';
  if (plain === 'L&') return `\\${letter}{LC}`;
  const body = plain.length <= 2 ? `\\${letter}{${plain}}` : `\\${letter}{Script=${plain}}`;
  try {
    new RegExp(`[${body}]`, 'u');
  } catch {
    throw invalidPattern('unknown property name after \\P or \\p');
  }
  return body;
}
