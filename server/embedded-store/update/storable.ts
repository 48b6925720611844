import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { Step } from './change-log.ts';

/** Deepest nesting that a stored document may have. */
const MAX_DEPTH = 180;

/** Nothing inside an existing `_id` may change. */
export function checkImmutable(steps: readonly Step[]): void {
  if (steps[0]?.name !== '_id') return;
  const path = steps.map((step) => step.name).join('.');
  throw new StoreError(
    'ImmutableField',
    `Performing an update on the path '${path}' would modify the immutable field '_id'`,
  );
}

/** At the top of a document no field may begin with `$`. */
export function checkNewField(steps: readonly Step[], name: string): void {
  if (steps.length === 0 && name.startsWith('$')) throw dollarField(name);
}

export function dollarField(name: string): StoreError {
  return new StoreError(
    'DollarPrefixedFieldName',
    `The dollar ($) prefixed field '${name}' in '${name}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
}

/** @param depth how deep in its document the value stands */
export function checkDepth(value: Value, depth: number): void {
  if (depth > MAX_DEPTH) throw new StoreError('Overflow', `Document exceeds maximum nesting depth of ${MAX_DEPTH}`);
  if (value instanceof Doc) for (const child of value.values) checkDepth(child, depth + 1);
  else if (Array.isArray(value)) for (const child of value) checkDepth(child, depth + 1);
}
