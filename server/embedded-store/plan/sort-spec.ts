import type { Value } from '../bson/values.ts';
import { Doc, isNumber, toNumber, typeName } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { fieldPath } from '../project/field-path.ts';
import { metaValue } from '../project/meta.ts';

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

const MOST_PARTS = 32;

const NONE: SortSpec = { kind: 'none' };

export function readSort(sort: Doc | undefined): SortSpec {
  if (sort === undefined || sort.size === 0) return NONE;
  if (sort.names[0] === '$natural' && sort.size === 1) return { kind: 'natural', descending: isDown(sort.values[0]) };
  if (sort.size > MOST_PARTS) throw new StoreError(13103, 'too many compound keys');
  const parts = [...sort.entries()].map(([path, direction]) => readPart(path, direction));
  return { kind: 'fields', parts };
}

function readPart(path: string, direction: Value): SortPart {
  const textScore = direction instanceof Doc;
  if (textScore) checkMeta(direction);
  else checkDirection(path, direction);
  const steps = fieldPath(path);
  return { path, steps, descending: textScore || isDown(direction), textScore };
}

/** `{$meta: 'textScore'}`, by which a search may be sorted. */
function checkMeta(direction: Doc): void {
  if (direction.names[0] !== '$meta') throw new StoreError(17312, '$meta is the only expression supported by $sort');
  if (direction.size > 1) throw new StoreError('FailedToParse', 'Cannot have additional keys in a $meta sort');
  const [what] = direction.values;
  if (what === 'textScore') return;
  metaValue(what);
  throw new StoreError(31138, `Illegal $meta sort: ${String(what)}`);
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
