import type { CharClass, Edge, PatternNode } from './syntax.ts';
import { escapeCode, someNode } from './syntax.ts';

/** JavaScript's expression for a parsed pattern. The capture of group n is called `g<n>`. */
export function toRegExp(node: PatternNode): RegExp {
  // One flag serves all letters unless some fold their case and some do not.
  const folded = !someNode(
    node,
    (part) => (part.kind === 'char' || part.kind === 'class') && !part.fold && !caseless(part),
  );
  const anyFold = someNode(node, (part) => (part.kind === 'char' || part.kind === 'class') && part.fold);
  const writer = new Writer(folded);
  return new RegExp(writer.write(node), folded && anyFold ? 'iu' : 'u');
}

/** A character or class that reads the same with the flag `i` as without it. */
function caseless(part: PatternNode): boolean {
  if (part.kind === 'char') {
    const char = String.fromCodePoint(part.code);
    return char.toLowerCase() === char && char.toUpperCase() === char;
  }
  return part.kind === 'class' && !part.negated && /^(?:\\0-|0-9$|\\t)/.test(part.body);
}

class Writer {
  #atomics = 0;

  /** @param folded the flag `i` takes care of case; else letters that fold are written out in both cases */
  constructor(readonly folded: boolean) {}

  write(node: PatternNode): string {
    switch (node.kind) {
      case 'char':
        return this.#char(node.code, node.fold);
      case 'class':
        return this.#class(node);
      case 'edge':
        return edges[node.edge];
      case 'group':
        return node.number === 0 ? `(?:${this.write(node.child)})` : `(?<g${node.number}>${this.write(node.child)})`;
      case 'atomic':
        return this.#atomic(node.child);
      case 'look':
        return `(?${node.ahead ? '' : '<'}${node.negative ? '!' : '='}${this.write(node.child)})`;
      case 'repeat':
        return `${this.#repeatable(node.child)}${counts(node.min, node.max)}${node.lazy ? '?' : ''}`;
      case 'back':
        return `\\k<g${node.number}>`;
      case 'sequence':
        return node.children
          .map((child) => (child.kind === 'choice' ? `(?:${this.write(child)})` : this.write(child)))
          .join('');
      case 'choice':
        return node.children.map((child) => this.write(child)).join('|');
    }
  }

  #char(code: number, fold: boolean): string {
    if (!fold || this.folded) return escapeCode(code);
    const char = String.fromCodePoint(code);
    const variants = new Set([char, char.toLowerCase(), char.toUpperCase()].filter((text) => [...text].length === 1));
    return `[${[...variants].map((text) => escapeCode(text.codePointAt(0) ?? 0)).join('')}]`;
  }

  #class(node: CharClass): string {
    const body = node.fold && !this.folded ? node.body + caseVariants(node.body) : node.body;
    if (body === '') return node.negated ? '[^]' : '[]';
    return `[${node.negated ? '^' : ''}${body}]`;
  }

  /** JavaScript has no atomic groups: a lookahead gives nothing back, and what it captured is read again. */
  #atomic(child: PatternNode): string {
    const name = `a${++this.#atomics}`;
    return `(?:(?=(?<${name}>${this.write(child)}))\\k<${name}>)`;
  }

  #repeatable(child: PatternNode): string {
    const text = this.write(child);
    return child.kind === 'char' || child.kind === 'class' ? text : `(?:${text})`;
  }
}

const edges: Readonly<Record<Edge, string>> = {
  textStart: '^',
  textEnd: '$',
  textEndOrNewline: '(?=\\n?$)',
  lineStart: '(?<![^\\n])',
  lineEnd: '(?![^\\n])',
  word: '\\b',
  notWord: '\\B',
};

/** Blocks in which letters have two cases; the others add nothing to a class. */
const CASED_BLOCKS: readonly (readonly [number, number])[] = [
  [0, 0x58f],
  [0x10a0, 0x10ff],
  [0x13a0, 0x13ff],
  [0x1c80, 0x1fff],
  [0x2c00, 0x2dff],
  [0xa640, 0xa7ff],
  [0xab30, 0xabbf],
  [0xff21, 0xff5a],
  [0x10400, 0x104ff],
];

function caseVariants(body: string): string {
  const members = new RegExp(`^[${body}]$`, 'iu');
  let found = '';
  for (const [from, to] of CASED_BLOCKS) {
    for (let code = from; code <= to; code++) if (members.test(String.fromCodePoint(code))) found += escapeCode(code);
  }
  return found;
}

function counts(min: number, max: number): string {
  if (min === 0 && max === Infinity) return '*';
  if (min === 1 && max === Infinity) return '+';
  if (min === 0 && max === 1) return '?';
  return max === Infinity ? `{${min},}` : `{${min},${max}}`;
}
