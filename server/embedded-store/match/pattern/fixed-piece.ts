import type { PatternNode } from './syntax.ts';

type Char = Extract<PatternNode, { kind: 'char' }>;

/** The longest run of characters that every match contains as it stands; undefined where there is none worth looking for. */
export function fixedPiece(node: PatternNode): PatternNode | undefined {
  let longest: Char[] = [];
  let run: Char[] = [];
  const visit = (part: PatternNode): void => {
    if (part.kind === 'char') {
      run.push(part);
      if (run.length > longest.length) longest = run.slice();
    } else if (part.kind === 'sequence') part.children.forEach(visit);
    else if (part.kind === 'group') visit(part.child);
    else run = [];
  };
  visit(node);
  return longest.length > 1 ? { kind: 'sequence', children: longest } : undefined;
}
