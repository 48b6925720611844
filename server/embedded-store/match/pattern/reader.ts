import { StoreError } from '../../errors.ts';

/** What MongoDB answers to a regular expression that cannot be compiled. */
export function invalidPattern(reason: string): StoreError {
  return new StoreError(51091, `Regular expression is invalid: ${reason}`);
}

const CONTROL: Readonly<Record<string, number>> = { a: 7, e: 27, f: 12, n: 10, r: 13, t: 9 };

/** A pattern, read from left to right by code points. */
export class PatternReader {
  #at = 0;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.#at >= this.text.length;
  }

  at(char: string): boolean {
    return this.text.startsWith(char, this.#at);
  }

  take(char: string): boolean {
    if (!this.at(char)) return false;
    this.#at += char.length;
    return true;
  }

  peek(): string {
    const code = this.text.codePointAt(this.#at);
    return code === undefined ? '' : String.fromCodePoint(code);
  }

  next(): string {
    const char = this.peek();
    if (char === '') throw invalidPattern('\\ at end of pattern');
    this.#at += char.length;
    return char;
  }

  /** Takes what a sticky expression finds here. */
  match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }

  /** The code point that an escape stands for; the backslash has been read. */
  escapedCode(): number {
    const hex = this.match(/x(?:\{([0-9a-fA-F]+)\}|([0-9a-fA-F]{0,2}))/y);
    if (hex !== undefined) return this.#checked(parseInt(hex[1] ?? hex[2] ?? '', 16) || 0);
    const octal = this.match(/o\{([0-7]+)\}|([0-7]{1,3})/y);
    if (octal !== undefined) return this.#checked(parseInt(octal[1] ?? octal[2] ?? '0', 8));
    const control = this.match(/c([\0-\x7f])/y);
    if (control !== undefined) return (control[1] ?? '').toUpperCase().charCodeAt(0) ^ 64;
    const char = this.next();
    return CONTROL[char] ?? char.codePointAt(0) ?? 0;
  }

  #checked(code: number): number {
    if (code > 0x10ffff) throw invalidPattern('character value in \\x{} or \\o{} is too large');
    return code;
  }
}
