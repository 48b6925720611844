import type { Instruction } from './program.ts';
import type { Edge } from './syntax.ts';

/** What all threads together may do on one text; some tens of milliseconds. */
const MAX_STEPS = 1_500_000;

/**
 * Runs a program over a text with all alternatives at once: the time grows with the length of the text times the size of
 * the program, never with the number of ways in which the text could be read. Only tells whether there is a match.
 */
export class Machine {
  #marks: Int32Array;
  #generation = 0;

  constructor(
    readonly program: readonly Instruction[],
    readonly anchored: boolean,
  ) {
    this.#marks = new Int32Array(program.length);
  }

  /** @returns undefined when the text is too long for a pattern of this size */
  test(text: string): boolean | undefined {
    this.#marks.fill(0);
    this.#generation = 0;
    let threads: number[] = [];
    let left = MAX_STEPS;
    for (let at = 0; ;) {
      this.#generation++;
      const ready: number[] = [];
      for (const thread of threads) if (this.#follow(thread, text, at, ready)) return true;
      if ((at === 0 || !this.anchored) && this.#follow(0, text, at, ready)) return true;
      const code = text.codePointAt(at);
      if (code === undefined || (ready.length === 0 && this.anchored)) return false;
      left -= ready.length + 1;
      if (left < 0) return undefined;
      threads = [];
      for (const thread of ready) {
        const instruction = this.program[thread];
        if (instruction?.kind === 'char' && instruction.accepts(code)) threads.push(thread + 1);
      }
      at += code > 0xffff ? 2 : 1;
    }
  }

  /** Walks over everything that reads no character. @returns true when the end of the program is reached */
  #follow(start: number, text: string, at: number, ready: number[]): boolean {
    const stack = [start];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      if (this.#marks[next] === this.#generation) continue;
      this.#marks[next] = this.#generation;
      const instruction = this.program[next];
      switch (instruction?.kind) {
        case 'char':
          ready.push(next);
          break;
        case 'split':
          stack.push(instruction.to, next + 1);
          break;
        case 'jump':
          stack.push(instruction.to);
          break;
        case 'edge':
          if (isAt(instruction.edge, text, at)) stack.push(next + 1);
          break;
        default:
          return true;
      }
    }
    return false;
  }
}

function isAt(edge: Edge, text: string, at: number): boolean {
  switch (edge) {
    case 'textStart':
      return at === 0;
    case 'textEnd':
      return at === text.length;
    case 'textEndOrNewline':
      return at === text.length || (at === text.length - 1 && text[at] === '\n');
    case 'lineStart':
      return at === 0 || text[at - 1] === '\n';
    case 'lineEnd':
      return at === text.length || text[at] === '\n';
    case 'word':
      return isWord(text[at - 1]) !== isWord(text[at]);
    case 'notWord':
      return isWord(text[at - 1]) === isWord(text[at]);
  }
}

function isWord(char: string | undefined): boolean {
  return char !== undefined && /^\w$/.test(char);
}
