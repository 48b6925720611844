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

/** What is done with what is found; the stage at the root. */
export type Purpose = 'UPDATE' | 'DELETE' | 'COUNT';

export interface ExplainOptions {
  readonly verbosity: Verbosity;
  readonly purpose?: Purpose | undefined;
  /** As the client wrote it. */
  readonly filter: Doc;
}

/** The `queryPlanner` and `executionStats` parts of an explain answer. */
export async function explainFind(
  store: Store,
  collection: Collection,
  query: Query,
  { verbosity, purpose, filter }: ExplainOptions,
): Promise<Doc> {
  const own = collection as CollectionState;
  const sort = readSort(query.sort);
  const plan = choosePlan(own, query, sort);
  const answer = Doc.of({
    explainVersion: '1',
    queryPlanner: Doc.of({
      namespace: collection.ns,
      indexFilterSet: false,
      parsedQuery: filter,
      winningPlan: planTree({ plan, query, sort, purpose }),
      rejectedPlans: [],
    }),
  });
  if (verbosity === 'queryPlanner') return answer;
  const stats = await execute(store, own, { plan, query, sort, purpose });
  // There is one plan, so there is nothing to tell of others.
  if (verbosity === 'allPlansExecution') stats.push('allPlansExecution', []);
  return answer.push('executionStats', stats);
}

/** A plan to be shown, with what it did when it was carried out. */
interface Shown {
  readonly plan: Plan;
  readonly query: Query;
  readonly sort: SortSpec;
  readonly purpose: Purpose | undefined;
  readonly run?: Run;
}

/** What carrying out a plan took. */
interface Run {
  readonly returned: number;
  readonly keys: number;
  readonly docs: number;
}

async function execute(store: Store, collection: CollectionState, shown: Shown): Promise<Doc> {
  const { query } = shown;
  const started = performance.now();
  const slice = new TimeSlice();
  const stream = new RecordStream(store.env, collection, query, slice);
  await slice.enter();
  try {
    for (let step = stream.next(); step !== END; step = stream.next()) {
      if (step === FOUND) continue;
      await slice.pause();
      query.signal?.throwIfAborted();
    }
  } finally {
    stream.close();
  }
  const run = { returned: stream.returned, keys: stream.examined.keys, docs: stream.examined.docs };
  return Doc.of({
    executionSuccess: true,
    nReturned: new Int32(run.returned),
    executionTimeMillis: new Int32(Math.round(performance.now() - started)),
    totalKeysExamined: new Int32(stream.examined.keys),
    totalDocsExamined: new Int32(stream.examined.docs),
    executionStages: planTree({ ...shown, run }),
  });
}

/** Stages from the answer down to the data, named as MongoDB names them. */
function planTree(shown: Shown): Doc {
  const { plan, query, sort, purpose, run } = shown;
  const wrap = (stage: string, fields: Record<string, Value>, input: Doc): Doc =>
    Doc.of({ stage, ...returned(run), ...fields, inputStage: input });
  let stage = accessTree(shown);
  if (!plan.sorted && sort.kind === 'fields') {
    stage = wrap('SORT', { sortPattern: query.sort ?? new Doc(), memLimit: new Int32(104857600) }, stage);
  }
  if ((query.skip ?? 0) > 0) stage = wrap('SKIP', { skipAmount: new Int32(query.skip ?? 0) }, stage);
  if ((query.limit ?? 0) > 0 && (plan.sorted || sort.kind !== 'fields')) {
    stage = wrap('LIMIT', { limitAmount: new Int32(query.limit ?? 0) }, stage);
  }
  if (query.projection !== undefined) stage = wrap('PROJECTION_DEFAULT', {}, stage);
  return purpose === undefined ? stage : wrap(purpose, {}, stage);
}

const returned = (run: Run | undefined): Record<string, Value> => (run ? { nReturned: new Int32(run.returned) } : {});

function accessTree(shown: Shown): Doc {
  const { access } = shown.plan;
  switch (access.kind) {
    case 'nothing':
      return Doc.of({ stage: 'EOF' });
    case 'index':
      return fetch(shown, access.merge ? mergeTree(access, shown) : indexTree(access, shown));
    case 'union':
      return fetch(shown, Doc.of({ stage: 'OR', inputStages: access.branches.map((branch) => indexTree(branch)) }));
    case 'text':
      return fetch(shown, Doc.of({ stage: 'TEXT_MATCH', indexName: access.index.name }));
    default:
      return Doc.of({ stage: 'COLLSCAN', ...read(shown.run), direction: access.reverse ? 'backward' : 'forward' });
  }
}

/** An `_id` looked up by its value has a name of its own. */
function fetch({ plan, query, run }: Shown, input: Doc): Doc {
  const { access } = plan;
  if (access.kind === 'index' && access.index.name === '_id_' && query.filter.node.op === 'eq') {
    return Doc.of({ stage: 'IDHACK', ...read(run), ...(run && { keysExamined: new Int32(run.keys) }) });
  }
  return Doc.of({ stage: 'FETCH', ...read(run), inputStage: input });
}

const read = (run: Run | undefined): Record<string, Value> =>
  run ? { ...returned(run), docsExamined: new Int32(run.docs) } : {};

function mergeTree(access: IndexAccess, shown: Shown): Doc {
  return Doc.of({ stage: 'SORT_MERGE', inputStages: [indexTree(access, shown)] });
}

/** @param shown with what it did, where it is the only one */
function indexTree(access: IndexAccess, shown?: Shown): Doc {
  const { index } = access;
  const run = shown?.run;
  return Doc.of({
    stage: 'IXSCAN',
    ...(run && { nReturned: new Int32(run.keys), keysExamined: new Int32(run.keys) }),
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
