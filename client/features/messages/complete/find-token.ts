import type { TextEdit } from '../composer/edit-text.ts';

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

/** Puts a word in the place of the token, with one space behind it. */
export function complete(text: string, { start, text: typed }: Token, insert: string): TextEdit {
  const to = start + 1 + typed.length;
  const hasSpace = text.charAt(to) === ' ';
  const caret = start + insert.length + 1;
  return { from: start, to: hasSpace ? to + 1 : to, insert: `${insert} `, select: [caret, caret] };
}
