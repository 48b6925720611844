import type { Doc } from '../bson/doc.ts';
import { compareStrings } from '../bson/compare.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { IndexState } from '../index/index-state.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Plan } from './access.ts';
import type { Hint } from './choose-plan.ts';
import { orderFrom } from './index-order.ts';
import type { Query } from './query.ts';
import type { SortSpec } from './sort-spec.ts';
import { encodePart } from './value-bounds.ts';

/** `min` (included) and `max` (not) cut a run out of the hinted index, in the order of its keys. */
export function minMaxAccess(_collection: CollectionState, query: Query, sort: SortSpec, hint: Hint): Plan {
  const { index, natural } = hint;
  if (natural !== undefined) {
    throw new StoreError('NoQueryExecutionPlans', 'min and max are incompatible with $natural');
  }
  if (index === undefined)
    throw new StoreError(51173, 'When using min()/max() a hint of which index to use must be provided');
  const from = query.min === undefined ? indexStart(index) : keyOf(index, query.min, 'min');
  const to =
    query.max === undefined ? Buffer.concat([indexStart(index), Buffer.from([0xff])]) : keyOf(index, query.max, 'max');
  if (query.min !== undefined && query.max !== undefined && Buffer.compare(from, to) >= 0) {
    throw new StoreError(
      51175,
      'The value provided for min() does not come before the value provided for max() in the hinted index',
    );
  }
  const order = orderFrom(index, [], 0, sort);
  return {
    access: {
      kind: 'index',
      index,
      ranges: [{ from, to, shared: 4 }],
      reverse: order.reverse,
      merge: false,
      repeats: index.multikey.includes(true),
      bounds: [],
    },
    exact: false,
    sorted: order.sorted,
  };
}

function indexStart(index: IndexState): Buffer {
  const start = Buffer.alloc(4);
  start.writeUInt32BE(index.id);
  return start;
}

function keyOf(index: IndexState, bound: Doc, which: 'min' | 'max'): Buffer {
  const same =
    bound.size === index.parts.length &&
    index.parts.every((part, at) => compareStrings(part.name, bound.names[at] ?? '') === 0);
  if (!same) {
    const code = which === 'min' ? 51174 : 51176;
    throw new StoreError(code, `requested hint provided, but does not match the ${which}() key pattern`);
  }
  return Buffer.concat([
    indexStart(index),
    ...index.parts.map((part, at) => partBytes(bound.values[at], part.descending)),
  ]);
}

function partBytes(value: Value, descending: boolean): Buffer {
  const bytes = encodePart(value);
  return descending ? Buffer.from(bytes.map((byte) => 0xff - byte)) : bytes;
}
