import { parsePattern } from './parse-pattern.ts';
import type { PatternNode } from './syntax.ts';

/** What every match of a pattern begins with. */
export interface PatternPrefix {
  readonly text: string;
  /** The pattern says nothing but this beginning. */
  readonly whole: boolean;
}

/** The fixed beginning of a pattern like `^abc.*`, in any script; undefined when there is none that is certain. */
export function patternPrefix(pattern: string, options: string): PatternPrefix | undefined {
  const parts = flat(parsePattern(pattern, options));
  const [first, ...others] = parts;
  if (first?.kind !== 'edge' || first.edge !== 'textStart') return undefined;
  let text = '';
  for (const part of others) {
    const code = certainChar(part);
    if (code !== undefined) text += String.fromCodePoint(code);
    if (code === undefined || part.kind !== 'char') return text === '' ? undefined : { text, whole: false };
  }
  return text === '' ? undefined : { text, whole: true };
}

/** A sequence of sequences is one. */
function flat(node: PatternNode): PatternNode[] {
  return node.kind === 'sequence' ? node.children.flatMap(flat) : [node];
}

/** The character that stands here in every match, once at least. */
function certainChar(node: PatternNode): number | undefined {
  if (node.kind === 'char') return node.fold ? undefined : node.code;
  return node.kind === 'repeat' && node.min > 0 ? certainChar(node.child) : undefined;
}
