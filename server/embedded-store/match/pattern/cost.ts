import type { PatternNode } from './syntax.ts';

/**
 * How many steps a backtracking search may need at worst: `branches` times the ways to choose `degree` places in their order.
 * JavaScript's engine cannot be stopped once it runs, so this decides beforehand whether it may.
 */
export interface Cost {
  readonly degree: number;
  readonly branches: number;
}

/** A counted repetition up to this many times is a number of branches; beyond, it counts like an endless one. */
const FEW = 8;

export function costOf(node: PatternNode): Cost {
  const inside = cost(node);
  // A search that is not tied to the start begins anew at every place.
  return { ...inside, degree: inside.degree + (startsAtText(node) ? 0 : 1) };
}

export function steps({ degree, branches }: Cost, length: number): number {
  if (degree === Infinity) return branches * 2 ** Math.min(length, 60);
  let ways = branches;
  for (let place = 1; place <= degree; place++) ways *= (Math.max(length, 2) + place) / place;
  return ways;
}

const NONE: Cost = { degree: 0, branches: 1 };

function cost(node: PatternNode): Cost {
  switch (node.kind) {
    case 'sequence':
      return node.children.map(cost).reduce(together, NONE);
    case 'choice':
      return node.children.map(cost).reduce(together, { degree: 0, branches: node.children.length });
    case 'group':
    case 'atomic':
    case 'look':
      return cost(node.child);
    case 'repeat':
      return repeatCost(node);
    default:
      return NONE;
  }
}

function together(a: Cost, b: Cost): Cost {
  return { degree: a.degree + b.degree, branches: a.branches * b.branches };
}

function repeatCost({ child, min, max }: Extract<PatternNode, { kind: 'repeat' }>): Cost {
  const inside = cost(child);
  if (max <= 1) return { degree: inside.degree, branches: inside.branches * 2 };
  // What can be read in several ways, many times over, can be read in exponentially many.
  const ambiguous = inside.degree > 0 || (inside.branches > 1 && !isDecided(child));
  if (ambiguous) return { degree: Infinity, branches: inside.branches };
  if (min === max) return NONE;
  return max - min <= FEW ? { degree: 0, branches: max - min + 1 } : { degree: 1, branches: 1 };
}

/** Alternatives of single characters, all different: which one is taken is never in doubt. */
function isDecided(node: PatternNode): boolean {
  if (node.kind === 'group') return isDecided(node.child);
  if (node.kind !== 'choice') return false;
  const codes = node.children.map((child) => (child.kind === 'char' && !child.fold ? child.code : -1));
  return !codes.includes(-1) && new Set(codes).size === codes.length;
}

/** Whether a match can only begin where the text begins. */
export function startsAtText(node: PatternNode): boolean {
  if (node.kind === 'edge') return node.edge === 'textStart';
  if (node.kind === 'group' || node.kind === 'atomic') return startsAtText(node.child);
  if (node.kind === 'choice') return node.children.every(startsAtText);
  return node.kind === 'sequence' && node.children[0] !== undefined && startsAtText(node.children[0]);
}
