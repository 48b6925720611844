import { StoreError } from '../../errors.ts';
import { costOf, startsAtText, steps } from './cost.ts';
import { Machine } from './machine.ts';
import { parsePattern } from './parse-pattern.ts';
import { programOf } from './program.ts';
import { invalidPattern } from './reader.ts';
import { toRegExp } from './to-regexp.ts';

/** Longest pattern that MongoDB takes. */
const MAX_LENGTH = 32_764;

/** Steps that JavaScript's engine may need at worst, where there is the machine to do it otherwise. */
const FAST_STEPS = 2_000_000;
/** And where there is none: looking around and referring back are worth more, as the worst is rarely met. */
const MOST_STEPS = 100_000_000;

/** A compiled regular expression with PCRE's meaning. */
export interface Pattern {
  /** Whether the text contains a match. @throws StoreError when finding out could take too long */
  test(text: string): boolean;
  /** JavaScript's expression; the capture of group n is `groups.g<n>`. Holds no state between uses. Call `checkSearch` first. */
  readonly expression: RegExp;
  /** @throws StoreError when searching this text with `expression` could take too long */
  checkSearch(text: string): void;
}

/** The patterns of the last queries: most come again and again, and each is asked for several times while one is planned. */
const recent = new Map<string, Pattern>();
const RECENT = 100;

/** @throws StoreError 51091 when the pattern is not valid */
export function compilePattern(pattern: string, options: string): Pattern {
  const key = `${options}/${pattern}`;
  const known = recent.get(key);
  if (known !== undefined) return known;
  const compiled = compile(pattern, options);
  if (recent.size >= RECENT) recent.clear();
  recent.set(key, compiled);
  return compiled;
}

function compile(pattern: string, options: string): Pattern {
  checkLength(pattern, options);
  const node = parsePattern(pattern, options);
  const expression = toRegExp(node);
  const cost = costOf(node);
  // Looking for a fixed text from every place is never worse than reading it.
  const simple = cost.degree <= 1 && cost.branches <= 1;
  let machine: Machine | undefined | null = null;
  const check = (text: string): void => {
    if (!simple && steps(cost, text.length) > MOST_STEPS) throw tooLong(text);
  };
  return {
    expression,
    checkSearch: check,
    test(text) {
      if (simple || steps(cost, text.length) <= FAST_STEPS) return expression.test(text);
      if (machine === null) {
        const program = programOf(node);
        machine = program && new Machine(program, startsAtText(node));
      }
      if (machine === undefined) {
        check(text);
        return expression.test(text);
      }
      const found = machine.test(text);
      if (found === undefined) throw tooLong(text);
      return found;
    },
  };
}

function checkLength(pattern: string, options: string): void {
  if (pattern.length > MAX_LENGTH) throw invalidPattern('Regular expression is too long');
  if (pattern.includes('\0')) throw new StoreError(51109, 'Regular expression cannot contain an embedded null byte');
  if (options.includes('\0')) {
    throw new StoreError(51108, 'Regular expression options string cannot contain an embedded null byte');
  }
}

function tooLong(text: string): StoreError {
  return new StoreError(
    51156,
    `The regular expression could take too long on a text of ${text.length} characters and was not tried. Anchor it, or repeat less.`,
  );
}
