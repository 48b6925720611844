import { charTest, classTest } from './char-test.ts';
import type { CharTest } from './char-test.ts';
import { isEdge } from './edges.ts';
import type { PatternNode } from './syntax.ts';
import { lookbehindWidth } from './width.ts';

/** What one search may try before it is given up; some tens of milliseconds. */
const MAX_STEPS = 100_000;
/** How many repetitions of a group may be open at once: each of them waits on the stack. */
const MAX_OPEN = 1_500;

/** Where a match lies, and what each of its groups took, from group 1 on; undefined for one that took no part. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (string | undefined)[];
}

/** Goes on behind a part of the pattern. */
type Next = (at: number) => boolean;
type Step = (at: number, next: Next) => boolean;

/** Too much was tried: whether there is a match is not known. */
export class GaveUp extends Error {}

/**
 * Searches by trying one way after another, as PCRE does, and counts: this can be given up, which JavaScript's own engine
 * cannot. Slower than that, and only used where the other could run away.
 */
export class Backtracker {
  readonly #run: Step;
  #text = '';
  #left = 0;
  #open = 0;
  #groups: ([number, number] | undefined)[] = [];

  /** @param groups how many groups the pattern has */
  constructor(
    pattern: PatternNode,
    readonly groups: number,
  ) {
    this.#run = this.#compile(pattern);
  }

  /** The first match that begins at `from` or later. @throws GaveUp */
  search(text: string, from: number): Found | undefined {
    this.#text = text;
    this.#left = MAX_STEPS;
    this.#open = 0;
    for (let start = from; start <= text.length; start += (text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1) {
      this.#groups = [];
      let end = -1;
      const found = this.#run(start, (at) => {
        end = at;
        return true;
      });
      if (found) return { start, end, groups: this.#taken() };
    }
    return undefined;
  }

  #taken(): (string | undefined)[] {
    return Array.from({ length: this.groups }, (_, index) => {
      const group = this.#groups[index + 1];
      return group === undefined ? undefined : this.#text.slice(...group);
    });
  }

  #count(): void {
    if (--this.#left < 0) throw new GaveUp();
  }

  #compile(node: PatternNode): Step {
    switch (node.kind) {
      case 'char':
        return this.#one(charTest(node.code, node.fold));
      case 'class':
        return this.#one(classTest(node));
      case 'edge':
        return (at, next) => isEdge(node.edge, this.#text, at) && next(at);
      case 'sequence':
        return this.#sequence(node.children.map((child) => this.#compile(child)));
      case 'choice': {
        const ways = node.children.map((child) => this.#compile(child));
        return (at, next) => ways.some((way) => way(at, next));
      }
      case 'group':
        return this.#group(this.#compile(node.child), node.number);
      case 'atomic':
        return this.#atomic(this.#compile(node.child));
      case 'look':
        return this.#look(
          this.#compile(node.child),
          node.negative,
          node.ahead ? undefined : (lookbehindWidth(node.child) ?? 0),
        );
      case 'back':
        return this.#back(node.number);
      case 'repeat':
        return this.#repeat(node);
    }
  }

  /** Behind the character at `at` when it is accepted, else -1. */
  #after(at: number, accepts: CharTest): number {
    const code = this.#text.codePointAt(at);
    return code !== undefined && accepts(code) ? at + (code > 0xffff ? 2 : 1) : -1;
  }

  #one(accepts: CharTest): Step {
    return (at, next) => {
      this.#count();
      const after = this.#after(at, accepts);
      return after >= 0 && next(after);
    };
  }

  #sequence(steps: readonly Step[]): Step {
    const from = (index: number, at: number, next: Next): boolean => {
      const step = steps[index];
      return step === undefined ? next(at) : step(at, (after) => from(index + 1, after, next));
    };
    return (at, next) => from(0, at, next);
  }

  #group(inner: Step, number: number): Step {
    if (number === 0) return inner;
    return (at, next) =>
      inner(at, (end) => {
        const before = this.#groups[number];
        this.#groups[number] = [at, end];
        if (next(end)) return true;
        this.#groups[number] = before;
        return false;
      });
  }

  #atomic(inner: Step): Step {
    return (at, next) => {
      const end = this.#endOf(inner, at);
      return end >= 0 && next(end);
    };
  }

  /** The end of the first way through, -1 when there is none. */
  #endOf(inner: Step, at: number): number {
    let end = -1;
    inner(at, (after) => {
      end = after;
      return true;
    });
    return end;
  }

  /** @param back how many characters to look back; undefined to look ahead */
  #look(inner: Step, negative: boolean, back: number | undefined): Step {
    return (at, next) => {
      const before = this.#groups.slice();
      const seen = back === undefined ? this.#endOf(inner, at) >= 0 : this.#endsHere(inner, at, back);
      if (seen === negative) {
        this.#groups = before;
        return false;
      }
      return next(at);
    };
  }

  #endsHere(inner: Step, at: number, width: number): boolean {
    // A character may take two units.
    for (let start = at; start >= Math.max(0, at - 2 * width); start--) {
      this.#count();
      if (inner(start, (end) => end === at)) return true;
    }
    return false;
  }

  #back(number: number): Step {
    return (at, next) => {
      const group = this.#groups[number];
      if (group === undefined) return false;
      const taken = this.#text.slice(...group);
      return this.#text.startsWith(taken, at) && next(at + taken.length);
    };
  }

  #repeat({ child, min, max, lazy }: Extract<PatternNode, { kind: 'repeat' }>): Step {
    if (child.kind === 'char') return this.#repeatOne(charTest(child.code, child.fold), min, max, lazy);
    if (child.kind === 'class') return this.#repeatOne(classTest(child), min, max, lazy);
    const inner = this.#compile(child);
    const round = (count: number, at: number, next: Next): boolean => {
      this.#count();
      const again = (): boolean =>
        count < max && this.#again(inner, at, (end) => (end > at || count < min) && round(count + 1, end, next));
      if (count < min) return again();
      return lazy ? next(at) || again() : again() || next(at);
    };
    return (at, next) => round(0, at, next);
  }

  /** Keeps the stack from running over. */
  #again(inner: Step, at: number, next: Next): boolean {
    if (++this.#open > MAX_OPEN) throw new GaveUp();
    const found = inner(at, next);
    this.#open--;
    return found;
  }

  #repeatOne(accepts: CharTest, min: number, max: number, lazy: boolean): Step {
    return (at, next) =>
      lazy ? this.#shortest(accepts, min, max, at, next) : this.#longest(accepts, min, max, at, next);
  }

  #shortest(accepts: CharTest, min: number, max: number, at: number, next: Next): boolean {
    let end = at;
    for (let count = 0; ; count++) {
      this.#count();
      if (count >= min && next(end)) return true;
      if (count === max) return false;
      end = this.#after(end, accepts);
      if (end < 0) return false;
    }
  }

  /** The longest run is found without going deeper, and is given back one by one. */
  #longest(accepts: CharTest, min: number, max: number, at: number, next: Next): boolean {
    const ends = [at];
    for (let end = this.#after(at, accepts); end >= 0 && ends.length <= max; end = this.#after(end, accepts)) {
      this.#count();
      ends.push(end);
    }
    for (let count = ends.length - 1; count >= min; count--) {
      this.#count();
      if (next(ends[count] ?? at)) return true;
    }
    return false;
  }
}
