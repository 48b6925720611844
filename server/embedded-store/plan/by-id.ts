import { Binary, Int32, ObjectId } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Plan } from './access.ts';
import { EVERYTHING, allOf } from './cut.ts';
import { rangeAfter } from './index-choice.ts';
import type { Query } from './query.ts';
import type { SortSpec } from './sort-spec.ts';
import { encodePart } from './value-bounds.ts';

/** The plan for one document by its `_id`, the commonest question of all: there is nothing to choose. */
export function planById(collection: CollectionState, query: Query, sort: SortSpec): Plan | undefined {
  const { node } = query.filter;
  if (node.op !== 'eq' || node.path !== '_id' || !isPlain(node.value) || sort.kind !== 'none') return undefined;
  if (query.hint !== undefined || query.min !== undefined || query.max !== undefined) return undefined;
  const [index] = collection.indexes;
  const part = encodePart(node.value);
  if (index?.name !== '_id_' || index.state !== 'ready' || part.length > index.partLimit) return undefined;
  const prefix = Buffer.allocUnsafe(4 + part.length);
  prefix.writeUInt32BE(index.id);
  prefix.set(part, 4);
  return {
    access: {
      kind: 'index',
      index,
      ranges: [{ ...rangeAfter(prefix, EVERYTHING, false), single: true }],
      reverse: false,
      merge: false,
      repeats: false,
      bounds: [[allOf(part, true)]],
    },
    exact: !index.hasCutKeys,
    sorted: true,
  };
}

/** Has one place in an index, in which nothing else is. */
function isPlain(value: Value): boolean {
  return typeof value === 'string' || value instanceof ObjectId || value instanceof Int32 || value instanceof Binary;
}
