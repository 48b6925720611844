import { equalValues } from '../bson/compare.ts';
import { Doc, MISSING, Timestamp } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { clockOf } from './clock.ts';
import { identicalDocs } from './identical.ts';
import { checkDepth, dollarField } from './storable.ts';
import type { ApplyContext, CompiledUpdate, UpdateEnv } from './update-types.ts';

/** The document as a whole is replaced; only `_id` stays. */
export function compileReplacement(replacement: Doc, env: UpdateEnv): CompiledUpdate {
  if ((env.arrayFilters?.length ?? 0) > 0) {
    throw new StoreError('FailedToParse', 'arrayFilters may not be specified for replacement-style updates');
  }
  return {
    kind: 'replacement',
    apply(document, context) {
      for (const name of replacement.names) if (name.startsWith('$')) throw dollarField(name);
      const replaced = keepId(document, stamped(replacement, context));
      if (identicalDocs(replaced, document)) return { document, changed: false };
      for (const value of replaced.values) checkDepth(value, 1);
      return { document: idFirst(replaced), changed: true };
    },
  };
}

/**
 * The new document with the old one's `_id` in front, when it brings none.
 * @throws StoreError ImmutableField when it brings another one
 */
export function keepId(before: Doc, after: Doc): Doc {
  const id = before.field('_id');
  if (id === MISSING) return after;
  const given = after.field('_id');
  if (given === MISSING) return new Doc(['_id', ...after.names], [id, ...after.values]);
  // 1 and 1.0 are one `_id`; what it is written as may change.
  if (equalValues(given, id)) return after;
  throw new StoreError(
    'ImmutableField',
    "After applying the update, the (immutable) field '_id' was found to have been altered",
  );
}

/** A stored document begins with its `_id`, wherever an update has put it. */
export function idFirst(document: Doc): Doc {
  const at = document.names.indexOf('_id');
  if (at <= 0) return document;
  const id = document.values[at];
  return new Doc(['_id', ...document.names.toSpliced(at, 1)], [id, ...document.values.toSpliced(at, 1)]);
}

/** Empty timestamps at the top of a document stand for the moment at which it is stored. */
function stamped(document: Doc, context: ApplyContext): Doc {
  if (!document.values.some(isEmptyTimestamp)) return document;
  const clock = clockOf(context);
  return new Doc(
    document.names,
    document.values.map((value) => (isEmptyTimestamp(value) ? clock() : value)),
  );
}

function isEmptyTimestamp(value: Value): boolean {
  return value instanceof Timestamp && value.t === 0 && value.i === 0;
}
