import type { Doc, Missing, Value } from '../bson/values.ts';
import { MISSING } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { IndexState } from '../index/index-state.ts';
import { textKey } from '../index/text-keys.ts';
import type { FilterNode, TextNode } from '../match/filter-node.ts';
import type { CollectionState } from '../store/collection-state.ts';
import { compileText } from '../text/text-query.ts';
import type { KeyRange, Plan } from './access.ts';
import { rangeAfter } from './index-choice.ts';
import { EVERYTHING } from './cut.ts';
import { implies } from './implies.ts';
import { readSort, type SortSpec } from './sort-spec.ts';

/** The `$text` of a filter, wherever in it. */
export function findText(node: FilterNode): TextNode | undefined {
  if (node.op === 'text') return node;
  if (node.op !== 'and' && node.op !== 'or') return undefined;
  for (const child of node.children) {
    const found = findText(child);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Looks the words up in the collection's text index. Beneath an `$or` every document is looked at instead.
 * @throws StoreError IndexNotFound without such an index; NoQueryExecutionPlans when a field before the words is not bound
 */
export function textPlan(
  collection: CollectionState,
  conjuncts: readonly FilterNode[],
  node: TextNode,
  sort: SortSpec,
): Plan {
  const index = collection.indexes.find((one) => one.kind === 'text' && one.state === 'ready');
  if (index?.text === undefined) throw new StoreError('IndexNotFound', 'text index required for $text query');
  if (index.partial !== undefined && !implies(conjuncts, index.partial.node)) throw unusable();
  const before = index.parts.map((part) => boundValue(conjuncts, part.name));
  const sorted = sort.kind !== 'fields';
  if (!conjuncts.includes(node)) return { access: { kind: 'collection', reverse: false }, exact: false, sorted };
  const search = compileText(node, index.text);
  return {
    access: { kind: 'text', index, ranges: search.terms.map((term) => rangeOf(index, before, term)) },
    exact: search.exact && conjuncts.length === 1,
    sorted,
  };
}

function rangeOf(index: IndexState, before: readonly (Value | Missing)[], term: string): KeyRange {
  return rangeAfter(textKey(index, before, term), EVERYTHING, false);
}

function boundValue(conjuncts: readonly FilterNode[], path: string): Value | Missing {
  for (const node of conjuncts) {
    if (node.op === 'eq' && node.path === path) return node.value === null ? MISSING : node.value;
  }
  throw unusable();
}

function unusable(): StoreError {
  return new StoreError(
    'NoQueryExecutionPlans',
    'error processing query: planner returned error :: caused by :: failed to use text index to satisfy $text query (if text index is compound, are equality predicates given for all prefix fields?)',
  );
}

/** Refuses a sort that no query could have, before there is anything to sort. @throws StoreError */
export function demandSort(sort: Doc | undefined, filter: FilterNode): void {
  const spec = readSort(sort);
  if (spec.kind !== 'fields' || !spec.parts.some((part) => part.textScore)) return;
  if (findText(filter) === undefined) throw noTextScore();
}

export function noTextScore(): StoreError {
  return new StoreError(40218, 'query requires text score metadata, but it is not available');
}
