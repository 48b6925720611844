import type { Value } from '../bson/values.ts';
import { Doc, isNumber, toNumber, typeName } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

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

function readPart(path: string, direction: Value): SortPart {
  const textScore = direction instanceof Doc && direction.get('$meta') === 'textScore';
  if (!textScore) checkDirection(path, direction);
  if (path === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string');
  const steps = path.split('.');
  if (steps.includes('')) throw new StoreError(15998, 'FieldPath field names may not be empty strings.');
  if (steps.some((step) => step.startsWith('$'))) {
    throw new StoreError(16410, "FieldPath field names may not start with '$'. Consider using $getField or $setField.");
  }
  return { path, steps, descending: textScore || isDown(direction), textScore };
}

function checkDirection(path: string, direction: Value): void {
  if (!isNumber(direction)) {
    throw new StoreError(15974, `Illegal key in $sort specification: ${path}: ${typeName(direction)}`);
  }
  const value = toNumber(direction);
  if (value !== 1 && value !== -1) {
    throw new StoreError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  }
}

function isDown(direction: Value): boolean {
  return isNumber(direction) && toNumber(direction) < 0;
}
