import { isEdge } from './edges.ts';
import type { Instruction } from './program.ts';

/** What all threads together may do on one text; some ten milliseconds. */
const MAX_STEPS = 400_000;

/**
 * Runs a program over a text with all alternatives at once: the time grows with the length of the text times the size of
 * the program, never with the number of ways in which the text could be read. Only tells whether there is a match.
 */
export class Machine {
  /** When an instruction was last reached, so that none is followed twice at one place. */
  readonly #marks: Int32Array;
  /** Instructions that wait for a character, now and after the next one. */
  #waiting: Int32Array;
  #next: Int32Array;
  #count = 0;
  readonly #stack: Int32Array;

  constructor(
    readonly program: readonly Instruction[],
    readonly anchored: boolean,
  ) {
    this.#marks = new Int32Array(program.length);
    this.#waiting = new Int32Array(program.length);
    this.#next = new Int32Array(program.length);
    this.#stack = new Int32Array(2 * program.length + 2);
  }

  /** @returns undefined when the text is too long for a pattern of this size */
  test(text: string): boolean | undefined {
    if (text.length > MAX_STEPS) return undefined;
    this.#marks.fill(-1);
    this.#count = 0;
    if (this.#follow(0, text, 0)) return true;
    let left = MAX_STEPS;
    for (let at = 0; at < text.length;) {
      if (this.#count === 0 && this.anchored) return false;
      left -= this.#count + 1;
      if (left < 0) return undefined;
      const code = text.codePointAt(at) ?? 0;
      at += code > 0xffff ? 2 : 1;
      if (this.#read(code, text, at)) return true;
    }
    return false;
  }

  /** One character: every instruction that takes it goes on, and, unless tied to the start, a new attempt begins. */
  #read(code: number, text: string, at: number): boolean {
    const from = this.#waiting;
    const count = this.#count;
    this.#waiting = this.#next;
    this.#next = from;
    this.#count = 0;
    for (let i = 0; i < count; i++) {
      const index = from[i] as number;
      const instruction = this.program[index];
      if (instruction?.kind === 'char' && instruction.accepts(code) && this.#follow(index + 1, text, at)) return true;
    }
    return !this.anchored && this.#follow(0, text, at);
  }

  /** Walks on over everything that reads no character. @returns true when the end of the program is reached */
  #follow(start: number, text: string, at: number): boolean {
    const stack = this.#stack;
    let depth = 0;
    stack[depth++] = start;
    while (depth > 0) {
      const index = stack[--depth] as number;
      const instruction = this.program[index];
      if (instruction === undefined) return true;
      if (this.#marks[index] === at) continue;
      this.#marks[index] = at;
      if (instruction.kind === 'char') this.#waiting[this.#count++] = index;
      else if (instruction.kind === 'jump') stack[depth++] = instruction.to;
      else if (instruction.kind === 'split') {
        stack[depth++] = instruction.to;
        stack[depth++] = index + 1;
      } else if (isEdge(instruction.edge, text, at)) stack[depth++] = index + 1;
    }
    return false;
  }
}
