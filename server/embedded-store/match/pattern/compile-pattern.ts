import { StoreError } from '../../errors.ts';
import { Backtracker, GaveUp } from './backtrack.ts';
import type { Found } from './backtrack.ts';
import { costOf, startsAtText, steps } from './cost.ts';
import { fixedPiece } from './fixed-piece.ts';
import { Machine } from './machine.ts';
import { parsePattern } from './parse-pattern.ts';
import { programOf } from './program.ts';
import { invalidPattern } from './reader.ts';
import { someNode } from './syntax.ts';
import type { PatternNode } from './syntax.ts';
import { toRegExp } from './to-regexp.ts';

export type { Found } from './backtrack.ts';

/** Longest pattern that MongoDB takes. */
const MAX_LENGTH = 32_764;

/** Steps that JavaScript's engine, which cannot be stopped, may need at worst; some milliseconds. */
const FAST_STEPS = 2_000_000;

/** A compiled regular expression with PCRE's meaning. No text, however made, keeps it busy for long. */
export interface Pattern {
  /** Whether the text contains a match. @throws StoreError 51156 when finding out would take too long */
  test(text: string): boolean;
  /** The first match that begins at `from` or later. @throws StoreError 51156 when finding it would take too long */
  search(text: string, from: number): Found | undefined;
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
  // Whether there is a match at all can be asked in a simpler way than where it lies.
  const asked = withoutFreeEnds(node);
  const exists = toRegExp(asked);
  const everywhere = once(() => global(toRegExp(node)));
  const mayTest = allowance(asked);
  const maySearch = allowance(node);
  const carefulTest = once(() => new CarefulSearch(asked));
  const carefulSearch = once(() => new CarefulSearch(node));
  return {
    test: (text) => (mayTest(text) ? exists.test(text) : carefulTest().test(text)),
    search: (text, from) =>
      maySearch(text) ? nativeSearch(everywhere(), text, from) : carefulSearch().search(text, from),
  };
}

function global({ source, flags }: RegExp): RegExp {
  return new RegExp(source, `${flags}g`);
}

/** Says of a text whether JavaScript's engine may try the pattern on it. */
function allowance(node: PatternNode): (text: string) => boolean {
  const cost = costOf(node);
  // Looking for a fixed text from every place is never worse than reading it.
  if (cost.degree <= 1 && cost.branches <= 1) return () => true;
  return (text) => steps(cost, text.length) <= FAST_STEPS;
}

/** `.*` in front of a pattern, and behind it, changes nothing in whether it is found. */
function withoutFreeEnds(node: PatternNode): PatternNode {
  if (node.kind !== 'sequence') return node;
  const first = node.children.findIndex((child) => !isFree(child));
  const last = node.children.findLastIndex((child) => !isFree(child));
  return first < 0 ? node : { kind: 'sequence', children: node.children.slice(first, last + 1) };
}

function isFree(node: PatternNode): boolean {
  return node.kind === 'repeat' && node.min === 0 && (node.child.kind === 'char' || node.child.kind === 'class');
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function nativeSearch(expression: RegExp, text: string, from: number): Found | undefined {
  expression.lastIndex = from;
  const match = expression.exec(text);
  if (match === null) return undefined;
  const groups: (string | undefined)[] = [];
  for (const [name, taken] of Object.entries(match.groups ?? {})) {
    if (name.startsWith('g')) groups[Number(name.slice(1)) - 1] = taken;
  }
  return { start: match.index, end: match.index + match[0].length, groups };
}

/** For patterns and texts on which JavaScript's engine could run away. */
class CarefulSearch {
  /** A piece of every match; most texts lack it. */
  readonly #piece: RegExp | undefined;
  readonly #machine: Machine | undefined;
  readonly #backtracker: Backtracker;

  constructor(node: PatternNode) {
    const program = programOf(node);
    const piece = fixedPiece(node);
    this.#piece = piece && toRegExp(piece);
    this.#machine = program && new Machine(program, startsAtText(node));
    this.#backtracker = new Backtracker(node, groupCount(node));
  }

  test(text: string): boolean {
    if (this.#piece?.test(text) === false) return false;
    if (this.#machine === undefined) return this.search(text, 0) !== undefined;
    const found = this.#machine.test(text);
    if (found === undefined) throw tooLong(text);
    return found;
  }

  search(text: string, from: number): Found | undefined {
    if (this.#piece?.test(text) === false) return undefined;
    try {
      return this.#backtracker.search(text, from);
    } catch (error) {
      if (error instanceof GaveUp) throw tooLong(text);
      throw error;
    }
  }
}

function groupCount(node: PatternNode): number {
  let most = 0;
  someNode(node, (part) => {
    if (part.kind === 'group') most = Math.max(most, part.number);
    return false;
  });
  return most;
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
    `The regular expression would take too long on a text of ${text.length} characters and was given up. Anchor it, or repeat less.`,
  );
}
