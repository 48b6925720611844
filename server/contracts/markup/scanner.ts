import type { Meter } from './ast.ts';

/** A text and the place in it, with looks ahead that together cost no more than its length. */
export class Scanner {
  readonly text: string;
  at = 0;
  private readonly meter: Meter | undefined;
  /** Per sign where it stands next, as of the last look; -1 when there is none further on. */
  private readonly ahead = new Map<string, number>();

  constructor(text: string, meter: Meter | undefined) {
    this.text = text;
    this.meter = meter;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  sign(offset = 0): string {
    return this.text.charAt(this.at + offset);
  }

  begins(with_: string): boolean {
    return this.text.startsWith(with_, this.at);
  }

  count(steps: number): void {
    if (this.meter !== undefined) this.meter.steps += steps;
  }

  /** What a sticky pattern matches `offset` signs from here; its length must be bounded by the pattern. */
  match(sticky: RegExp, offset = 0): string {
    sticky.lastIndex = this.at + offset;
    const found = sticky.exec(this.text)?.[0] ?? '';
    this.count(found.length + 1);
    return found;
  }

  /**
   * Where a sign stands next, or -1. The answer is kept until that place is passed: thousands of openers before one far closer
   * would each search the way to it otherwise.
   */
  next(sign: string, from: number): number {
    const known = this.ahead.get(sign);
    if (known !== undefined && (known === -1 || known >= from)) return known;
    const found = this.text.indexOf(sign, from);
    this.count((found === -1 ? this.text.length : found) - from);
    this.ahead.set(sign, found);
    return found;
  }
}

export function isWordSign(sign: string): boolean {
  return sign !== '' && /[\p{L}\p{N}]/u.test(sign);
}
