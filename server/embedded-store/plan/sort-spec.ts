import type { Doc } from '../bson/doc.ts';
import { Doc as DocClass, isNumber, toNumber } from '../bson/values.ts';

export interface SortPart {
  readonly path: string;
  readonly steps: readonly string[];
  readonly descending: boolean;
  /** By the score of `$text` instead of a field. */
  readonly textScore: boolean;
}

/** What a sort asks for: `natural` is the order of insertion. */
export type SortSpec =
  | { readonly kind: 'none' }
  | { readonly kind: 'natural'; readonly descending: boolean }
  | { readonly kind: 'fields'; readonly parts: readonly SortPart[] };

const NONE: SortSpec = { kind: 'none' };

export function readSort(sort: Doc | undefined): SortSpec {
  if (sort === undefined || sort.size === 0) return NONE;
  if (sort.names[0] === '$natural' && sort.size === 1) return { kind: 'natural', descending: isDown(sort.values[0]) };
  const parts = [...sort.entries()].map(([path, direction]) => readPart(path, direction));
  return { kind: 'fields', parts };
}

function readPart(path: string, direction: unknown): SortPart {
  const textScore = direction instanceof DocClass && direction.get('$meta') === 'textScore';
  return { path, steps: path.split('.'), descending: textScore || isDown(direction), textScore };
}

function isDown(direction: unknown): boolean {
  if (direction instanceof DocClass || typeof direction === 'string' || direction === null) return false;
  const value = direction as Parameters<typeof isNumber>[0];
  return isNumber(value) && toNumber(value) < 0;
}
