import { equalValues } from '../bson/compare.ts';
import { Doc } from '../bson/doc.ts';
import { StoreError } from '../errors.ts';
import { findText, noTextScore, textPlan } from './text-plan.ts';
import type { FilterNode } from '../match/filter-node.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { IndexState } from '../index/index-state.ts';
import type { IndexAccess, Plan } from './access.ts';
import { type Condition, conditionsOf, conjuncts } from './conditions.ts';
import type { Ask, Candidate } from './index-choice.ts';
import { tryIndex } from './index-choice.ts';
import { planById } from './by-id.ts';
import { minMaxAccess } from './min-max.ts';
import type { Query } from './query.ts';
import type { SortSpec } from './sort-spec.ts';

/**
 * Decides how to run a query: the index with the best score (10 for each field bound to one value, 8 to several, 5 to a
 * range, 4 for giving the order), or a hinted one, or one index for each branch of an `$or`, or a look at everything.
 * @throws StoreError BadValue for a hint that names no usable index
 */
export function choosePlan(collection: CollectionState, query: Query, sort: SortSpec): Plan {
  return planById(collection, query, sort) ?? chooseAmongAll(collection, query, sort);
}

/** The choice itself, for whatever is asked. */
export function chooseAmongAll(collection: CollectionState, query: Query, sort: SortSpec): Plan {
  const all = conjuncts(query.filter.node);
  if (all.some((node) => node.op === 'always' && !node.truth))
    return { access: { kind: 'nothing' }, exact: true, sorted: true };
  const ask: Ask = { conjuncts: all, conditions: conditionsFor(collection, all), sort };
  const hint = readHint(collection, query.hint);
  const text = findText(query.filter.node);
  if (text !== undefined) {
    demandFreeOrder(sort, hint);
    if (!all.includes(text)) demandIndexedBesideText(collection, all);
    return textPlan(collection, all, text, sort);
  }
  if (query.min !== undefined || query.max !== undefined) return minMaxAccess(collection, query, sort, hint);
  if (sort.kind === 'fields' && sort.parts.some((part) => part.textScore)) throw noTextScore();
  if (hint.natural !== undefined || sort.kind === 'natural') return scan(ask, hint.natural ?? 1);
  if (hint.index !== undefined) return hinted(hint.index, ask);
  const best = bestIndex(collection, ask);
  if (best === undefined || best.score < 8) return unionPlan(collection, ask) ?? fromCandidate(best, ask);
  return fromCandidate(best, ask);
}

/** Words are looked up in their own index, which gives no order but that of the score. @throws StoreError BadValue */
function demandFreeOrder(sort: SortSpec, hint: Hint): void {
  if (hint.index !== undefined || hint.natural !== undefined) {
    throw new StoreError('BadValue', 'text and hint not allowed in same query');
  }
  if (sort.kind === 'natural') {
    throw new StoreError('BadValue', 'text expression not allowed with $natural sort order');
  }
}

/** An `$or` with words in one of its branches needs indexes for the others. @throws StoreError NoQueryExecutionPlans */
function demandIndexedBesideText(collection: CollectionState, nodes: readonly FilterNode[]): void {
  for (const node of nodes) {
    if (node.op !== 'or' || findText(node) === undefined) continue;
    for (const child of node.children) {
      if (findText(child) !== undefined || branchAccess(collection, conjuncts(child)) !== undefined) continue;
      throw new StoreError(
        'NoQueryExecutionPlans',
        'Failed to produce a solution for TEXT under OR - other non-TEXT clauses under OR have to be indexed as well.',
      );
    }
  }
}

/** What an index could answer; a long list on a field that no index has is not worth the work. */
function conditionsFor(collection: CollectionState, nodes: readonly FilterNode[]): Condition[] {
  return nodes.flatMap((node) => (node.op === 'in' && !isIndexed(collection, node.path) ? [] : conditionsOf(node)));
}

function isIndexed(collection: CollectionState, path: string): boolean {
  return collection.indexes.some((index) => index.parts.some((part) => part.name === path));
}

function fromCandidate(candidate: Candidate | undefined, ask: Ask): Plan {
  return candidate === undefined
    ? scan(ask, 1)
    : { access: candidate.access, exact: candidate.exact, sorted: candidate.sorted };
}

function bestIndex(collection: CollectionState, ask: Ask): Candidate | undefined {
  let best: Candidate | undefined;
  for (const index of collection.indexes) {
    const candidate = tryIndex(index, ask, false);
    if (candidate === undefined || candidate.score <= (best?.score ?? 0)) continue;
    best = candidate;
    // One document at most: nothing can be better.
    if (candidate.access.ranges.length === 1 && candidate.access.ranges.at(0)?.single === true) break;
  }
  return best;
}

function scan(ask: Ask, direction: number): Plan {
  const backwards = ask.sort.kind === 'natural' ? ask.sort.descending : direction < 0;
  return {
    access: { kind: 'collection', reverse: backwards },
    exact: ask.conjuncts.length === 0,
    sorted: ask.sort.kind !== 'fields',
  };
}

/** An index for each branch of an `$or`, when there is one for every branch. */
function unionPlan(collection: CollectionState, ask: Ask): Plan | undefined {
  for (const node of ask.conjuncts) {
    if (node.op !== 'or') continue;
    const others = ask.conjuncts.filter((other) => other !== node);
    const branches = node.children.map((child) => branchAccess(collection, [...conjuncts(child), ...others]));
    if (branches.every((branch) => branch !== undefined)) {
      return { access: { kind: 'union', branches }, exact: false, sorted: ask.sort.kind === 'none' };
    }
  }
  return undefined;
}

function branchAccess(collection: CollectionState, nodes: readonly FilterNode[]): IndexAccess | undefined {
  const ask: Ask = { conjuncts: nodes, conditions: conditionsFor(collection, nodes), sort: { kind: 'none' } };
  return bestIndex(collection, ask)?.access;
}

function hinted(index: IndexState, ask: Ask): Plan {
  if (index.kind === 'text' || (index.kind === 'wildcard' && !ask.conjuncts.some(isFoundByWildcard))) {
    throw new StoreError('NoQueryExecutionPlans', 'error processing query: No query solutions');
  }
  return fromCandidate(tryIndex(index, ask, true), ask);
}

/** A wildcard index knows of the fields that there are, and nothing of those that are missing. */
function isFoundByWildcard(node: FilterNode): boolean {
  switch (node.op) {
    case 'eq':
      return node.value !== null && !(node.value instanceof Doc);
    case 'in':
      return !node.values.includes(null);
    case 'or':
      return node.children.every((child) => conjuncts(child).some(isFoundByWildcard));
    case 'elemMatchObject':
    case 'elemMatchValue':
      return conjuncts(node.child).some(isFoundByWildcard);
    default:
      return ['lt', 'lte', 'gt', 'gte', 'exists', 'regex', 'mod'].includes(node.op);
  }
}

export interface Hint {
  readonly index?: IndexState;
  readonly natural?: number;
}

export function readHint(collection: CollectionState, hint: string | Doc | undefined): Hint {
  if (hint === undefined || (typeof hint !== 'string' && hint.size === 0)) return {};
  if (typeof hint !== 'string' && hint.names[0] === '$natural') return { natural: Number(String(hint.values[0])) };
  const index = collection.indexes.find((one) =>
    typeof hint === 'string' ? one.name === hint : equalValues(one.spec.get('key'), hint),
  );
  if (index === undefined || index.hidden || index.state !== 'ready') {
    throw new StoreError(
      'BadValue',
      'error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index',
    );
  }
  return { index };
}
