import { Doc, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

/**
 * Conditions, fields and stages are compiled at a stretch, so what has very many of them would keep everybody waiting for
 * seconds. Nobody writes so many; long lists of values are something else, and no part of this.
 */
const MOST_PARTS = 10_000;

/** What stands in these is compared with, not compiled. */
const VALUES: ReadonlySet<string> = new Set(['$in', '$nin', '$literal']);

/** @param what it is called in the refusal @throws StoreError for a filter, pipeline or projection that no person made */
export function demandModest(value: Value, what: string): void {
  if (partsOf(value, MOST_PARTS) < 0) throw tooLarge(what);
}

/** Updates: the fields that they name. What is written there may be as large as a document. */
export function demandModestUpdate(update: Value): void {
  if (Array.isArray(update)) return demandModest(update, 'update');
  if (!(update instanceof Doc) || update.names[0]?.startsWith('$') !== true) return;
  let fields = 0;
  for (const value of update.values) if (value instanceof Doc) fields += value.size;
  if (fields > MOST_PARTS) throw tooLarge('update');
}

/** @returns how many more there might be; negative when there are too many */
function partsOf(value: Value, left: number): number {
  if (value instanceof Doc) {
    let rest = left - value.size;
    for (let i = 0; i < value.size && rest >= 0; i++) {
      const inner = value.values[i];
      if (typeof inner !== 'object' || inner === null) continue;
      const isValues = VALUES.has(value.names[i] ?? '') && (!Array.isArray(inner) || !holdsDocuments(inner));
      if (!isValues) rest = partsOf(inner, rest);
      // Each of these is a condition of its own.
      if (value.names[i] === '$all' && Array.isArray(inner)) rest -= inner.length;
    }
    return rest;
  }
  if (!Array.isArray(value)) return left;
  let rest = left;
  for (let i = 0; i < value.length && rest >= 0; i++) {
    const inner = value[i];
    if (inner instanceof Doc || Array.isArray(inner)) rest = partsOf(inner, rest - 1);
  }
  return rest;
}

/** In an expression, `$in` has operands that are compiled; in a filter it has values. */
function holdsDocuments(list: readonly Value[]): boolean {
  return list.length <= 2 && list.some((each) => each instanceof Doc || Array.isArray(each));
}

function tooLarge(what: string): StoreError {
  return new StoreError(
    'BadValue',
    `the ${what} has more than ${MOST_PARTS} parts, which the embedded store does not take`,
  );
}
