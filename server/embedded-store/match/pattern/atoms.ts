import { escapeSets } from './char-sets.ts';
import { invalidPattern } from './reader.ts';
import type { Edge, Flags, PatternNode } from './syntax.ts';

const MAX_REPEAT = 65_535;

/** What a quantifier makes of the part before it; `match` are its sign or its counts, and what follows them. */
export function repeat(child: PatternNode, match: RegExpExecArray): PatternNode {
  const sign = match[0][0];
  let min = sign === '+' ? 1 : 0;
  let max = sign === '?' ? 1 : Infinity;
  if (sign === '{') {
    min = Number(match[1]);
    max = match[2] === undefined ? min : match[3] === '' ? Infinity : Number(match[3]);
    if (min > MAX_REPEAT || (max > MAX_REPEAT && max !== Infinity))
      throw invalidPattern('number too big in {} quantifier');
    if (min > max) throw invalidPattern('numbers out of order in {} quantifier');
  }
  const node: PatternNode = { kind: 'repeat', child, min, max, lazy: match[4] === '?' };
  return match[4] === '+' ? { kind: 'atomic', child: node } : node;
}

/** Escapes that stand between characters. */
export const edgeEscapes: Readonly<Record<string, Edge>> = {
  A: 'textStart',
  z: 'textEnd',
  Z: 'textEndOrNewline',
  b: 'word',
  B: 'notWord',
};

const newline: PatternNode = { kind: 'char', code: 10, fold: false };
/** `\R`: any line break, where CR LF is one. */
export const lineBreak: PatternNode = {
  kind: 'atomic',
  child: {
    kind: 'choice',
    children: [
      { kind: 'sequence', children: [{ kind: 'char', code: 13, fold: false }, newline] },
      set(escapeSets['v'] ?? ''),
    ],
  },
};

export function set(body: string): PatternNode {
  return { kind: 'class', body, negated: false, fold: false };
}

export function edge(which: Edge): PatternNode {
  return { kind: 'edge', edge: which };
}

/** Flags after `(?i-m)` and its like. */
export function switchFlags(flags: Flags, on: string, off: string): Flags {
  const pick = (letter: string, now: boolean): boolean => (now || on.includes(letter)) && !off.includes(letter);
  return {
    fold: pick('i', flags.fold),
    lines: pick('m', flags.lines),
    dotAll: pick('s', flags.dotAll),
    extended: pick('x', flags.extended),
  };
}
