/** What is being typed before the caret and can be completed. */
export interface Token {
  readonly sign: '@' | '#' | ':' | '/';
  /** Behind the sign, as typed. */
  readonly text: string;
  /** Where the sign stands. */
  readonly start: number;
}

const LONGEST = 40;

/** A name after `@` or `#`, an emoji after `:` from its second letter on, a command at the very beginning. */
export function findToken(text: string, caret: number): Token | null {
  const before = text.slice(Math.max(0, caret - LONGEST), caret);
  const match = /(?:^|[\s(])([@#:/])([\p{L}\p{N}_.+-]*)$/u.exec(before);
  const sign = match?.[1] as Token['sign'] | undefined;
  const typed = match?.[2] ?? '';
  if (sign === undefined) return null;
  const start = caret - typed.length - 1;
  if (sign === '/' && start !== 0) return null;
  if (sign === ':' && typed.length < 2) return null;
  return { sign, text: typed, start };
}

/** The text with the token replaced, and where the caret stands then. */
export function complete(
  text: string,
  token: Token,
  insert: string,
): { readonly text: string; readonly caret: number } {
  const end = token.start + 1 + token.text.length;
  const rest = text.slice(end);
  const filled = `${text.slice(0, token.start)}${insert}${rest.startsWith(' ') ? '' : ' '}`;
  return { text: filled + rest, caret: filled.length + (rest.startsWith(' ') ? 1 : 0) };
}
