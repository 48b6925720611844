import { StoreError } from '../../errors.ts';
import { parsePattern } from './parse-pattern.ts';
import { invalidPattern } from './reader.ts';
import { toRegExp } from './to-regexp.ts';

/** Longest pattern that MongoDB takes. */
const MAX_LENGTH = 32_764;

/** A compiled regular expression with PCRE's meaning. */
export interface Pattern {
  test(text: string): boolean;
  /** JavaScript's expression; the capture of group n is `groups.g<n>`. Holds no state between uses. */
  readonly expression: RegExp;
}

/** @throws StoreError 51091 when the pattern is not valid */
export function compilePattern(pattern: string, options: string): Pattern {
  checkPattern(pattern, options);
  const expression = toRegExp(parsePattern(pattern, options));
  return { test: (text) => expression.test(text), expression };
}

/** Refuses what cannot be compiled, while the filter is read. */
export function checkPattern(pattern: string, options: string): void {
  if (pattern.length > MAX_LENGTH) throw invalidPattern('Regular expression is too long');
  if (pattern.includes('\0')) throw new StoreError(51109, 'Regular expression cannot contain an embedded null byte');
  if (options.includes('\0')) {
    throw new StoreError(51108, 'Regular expression options string cannot contain an embedded null byte');
  }
  toRegExp(parsePattern(pattern, options));
}
