import type { PatternNode } from './syntax.ts';

/** How many characters a part of a pattern always takes; undefined when that varies. */
function fixedWidth(node: PatternNode): number | undefined {
  switch (node.kind) {
    case 'char':
    case 'class':
      return 1;
    case 'edge':
    case 'look':
      return 0;
    case 'back':
      return undefined;
    case 'group':
    case 'atomic':
      return fixedWidth(node.child);
    case 'repeat': {
      const width = fixedWidth(node.child);
      return node.min === node.max && width !== undefined ? width * node.min : undefined;
    }
    case 'sequence':
      return node.children.map(fixedWidth).reduce(sum, 0);
    case 'choice': {
      const [first, ...others] = node.children.map(fixedWidth);
      return others.every((width) => width === first) ? first : undefined;
    }
  }
}

function sum(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? undefined : a + b;
}

/** How far a lookbehind looks back; its alternatives may differ, but each must be of one width. */
export function lookbehindWidth(node: PatternNode): number | undefined {
  if (node.kind !== 'choice') return fixedWidth(node);
  const widths = node.children.map(fixedWidth);
  return widths.reduce(
    (most, width) => (most === undefined || width === undefined ? undefined : Math.max(most, width)),
    0,
  );
}
