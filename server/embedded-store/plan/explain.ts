import { Doc } from '../bson/doc.ts';
import type { Value } from '../bson/values.ts';
import { Int32 } from '../bson/values.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Collection } from '../store/collection.ts';
import type { Store } from '../store/store.ts';
import type { IndexAccess, Plan } from './access.ts';
import { choosePlan } from './choose-plan.ts';
import { showBounds } from './show-bounds.ts';
import type { Query } from './query.ts';
import { RecordStream } from './record-stream.ts';
import { END, FOUND } from './source/source.ts';
import { TimeSlice } from '../turns/time-slice.ts';
import type { SortSpec } from './sort-spec.ts';
import { readSort } from './sort-spec.ts';

export type Verbosity = 'queryPlanner' | 'executionStats' | 'allPlansExecution';

/** The `queryPlanner` and `executionStats` parts of an explain answer. */
export async function explainFind(
  store: Store,
  collection: Collection,
  query: Query,
  verbosity: Verbosity,
): Promise<Doc> {
  const own = collection as CollectionState;
  const sort = readSort(query.sort);
  const plan = choosePlan(own, query, sort);
  const answer = Doc.of({
    queryPlanner: Doc.of({
      namespace: collection.ns,
      indexFilterSet: false,
      winningPlan: planTree(plan, query, sort),
      rejectedPlans: [],
    }),
  });
  if (verbosity !== 'queryPlanner') answer.push('executionStats', await execute(store, own, query, plan, sort));
  return answer;
}

async function execute(
  store: Store,
  collection: CollectionState,
  query: Query,
  plan: Plan,
  sort: SortSpec,
): Promise<Doc> {
  const started = performance.now();
  const slice = new TimeSlice();
  const stream = new RecordStream(store.env, collection, query, slice);
  await slice.enter();
  for (let step = stream.next(); step !== END; step = stream.next()) {
    if (step === FOUND) continue;
    await slice.pause();
    query.signal?.throwIfAborted();
  }
  return Doc.of({
    executionSuccess: true,
    nReturned: new Int32(stream.returned),
    executionTimeMillis: new Int32(Math.round(performance.now() - started)),
    totalKeysExamined: new Int32(stream.examined.keys),
    totalDocsExamined: new Int32(stream.examined.docs),
    executionStages: planTree(plan, query, sort),
  });
}

/** Stages from the answer down to the data, named as MongoDB names them. */
export function planTree(plan: Plan, query: Query, sort: SortSpec): Doc {
  let stage = accessTree(plan, query);
  if (!plan.sorted && sort.kind === 'fields') {
    stage = wrap('SORT', { sortPattern: query.sort ?? new Doc(), memLimit: new Int32(104857600) }, stage);
  }
  if ((query.skip ?? 0) > 0) stage = wrap('SKIP', { skipAmount: new Int32(query.skip ?? 0) }, stage);
  if ((query.limit ?? 0) > 0 && (plan.sorted || sort.kind !== 'fields')) {
    stage = wrap('LIMIT', { limitAmount: new Int32(query.limit ?? 0) }, stage);
  }
  if (query.projection !== undefined) stage = wrap('PROJECTION_DEFAULT', {}, stage);
  return stage;
}

function accessTree(plan: Plan, query: Query): Doc {
  const { access } = plan;
  switch (access.kind) {
    case 'nothing':
      return Doc.of({ stage: 'EOF' });
    case 'index':
      return fetch(plan, query, access.merge ? mergeTree(access) : indexTree(access));
    case 'union':
      return fetch(plan, query, Doc.of({ stage: 'OR', inputStages: access.branches.map(indexTree) }));
    case 'text':
      return fetch(plan, query, Doc.of({ stage: 'TEXT_MATCH', indexName: access.index.name }));
    default:
      return Doc.of({ stage: 'COLLSCAN', direction: access.reverse ? 'backward' : 'forward' });
  }
}

/** An `_id` looked up by its value has a name of its own. */
function fetch(plan: Plan, query: Query, input: Doc): Doc {
  const { access } = plan;
  if (access.kind === 'index' && access.index.name === '_id_' && query.filter.node.op === 'eq') {
    return Doc.of({ stage: 'IDHACK' });
  }
  return wrap('FETCH', {}, input);
}

function wrap(stage: string, fields: Record<string, Value>, input: Doc): Doc {
  return Doc.of({ stage, ...fields, inputStage: input });
}

function mergeTree(access: IndexAccess): Doc {
  return Doc.of({ stage: 'SORT_MERGE', inputStages: [indexTree(access)] });
}

function indexTree(access: IndexAccess): Doc {
  const { index } = access;
  return Doc.of({
    stage: 'IXSCAN',
    keyPattern: index.spec.get('key'),
    indexName: index.name,
    isMultiKey: index.multikey.includes(true),
    isUnique: index.unique,
    isSparse: index.sparse,
    isPartial: index.partial !== undefined,
    indexVersion: new Int32(2),
    direction: access.reverse ? 'backward' : 'forward',
    indexBounds: showBounds(access),
  });
}
