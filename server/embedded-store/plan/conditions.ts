import type { FilterNode } from '../match/filter-node.ts';
import type { Bounds } from './value-bounds.ts';
import { equalityBounds, inBounds, rangeBounds, regexBounds, typeBounds } from './value-bounds.ts';
import { intersect } from './cut.ts';

/** A condition on one field that an index can answer, at least roughly. */
export interface Condition extends Bounds {
  readonly path: string;
  /** The conjunct of the filter it comes from; answered when every condition of it is. */
  readonly from: FilterNode;
}

/** The parts of a filter all of which must hold. */
export function conjuncts(node: FilterNode): FilterNode[] {
  if (node.op === 'and') return node.children.flatMap(conjuncts);
  return node.op === 'always' && node.truth ? [] : [node];
}

/** What an index could answer of one conjunct; nothing when it can only be judged on the document. */
export function conditionsOf(node: FilterNode): Condition[] {
  switch (node.op) {
    case 'elemMatchValue': {
      const inner = elementBounds(node.child);
      return inner === undefined ? [] : [{ ...inner, exact: false, path: node.path, from: node }];
    }
    case 'elemMatchObject':
      return conjuncts(node.child)
        .flatMap(conditionsOf)
        .map((inner) => ({ ...inner, exact: false, path: `${node.path}.${inner.path}`, from: node }));
    default: {
      const bounds = boundsOf(node);
      return bounds === undefined || !('path' in node) ? [] : [{ ...bounds, path: node.path, from: node }];
    }
  }
}

/** All conditions inside of `$elemMatch` speak of the same element, so they may be combined. */
function elementBounds(child: FilterNode): Bounds | undefined {
  const all = conjuncts(child)
    .map(boundsOf)
    .filter((bounds) => bounds !== undefined);
  const first = all[0];
  if (first === undefined) return undefined;
  const intervals = all.slice(1).reduce((some, next) => intersect(some, next.intervals), [...first.intervals]);
  return { intervals, exact: false };
}

function boundsOf(node: FilterNode): Bounds | undefined {
  switch (node.op) {
    case 'eq':
      return equalityBounds(node.value);
    case 'in':
      return inBounds(node.values);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return rangeBounds(node.op, node.value);
    case 'regex':
      return regexBounds(node.pattern, node.options);
    case 'type':
      return typeBounds(node.types);
    default:
      return undefined;
  }
}
