import type { CollectionState } from '../store/collection-state.ts';
import type { RecordId } from '../store/collection.ts';
import type { Environment } from '../store/environment.ts';
import { rangesIn, type IndexAccess, type KeyRange } from './access.ts';
import { choosePlan } from './choose-plan.ts';
import type { Query } from './query.ts';
import { RecordStream } from './record-stream.ts';
import { EntryWalk } from './source/entry-walk.ts';
import { END, FOUND } from './source/source.ts';
import { TimeSlice } from '../turns/time-slice.ts';

/** As many keys are counted at once without a look at the clock; LMDB's cursor passes some 30 in a microsecond. */
const AT_ONCE = 50_000;
/** Longer ranges are measured in steps that grow: a step beyond the end of the range costs its full length. */
const FIRST_STEP = 2_000;

/** From the collection's own count, from index keys alone, or by looking at the documents: whatever suffices. */
export async function countIn(env: Environment, collection: CollectionState, query: Query): Promise<number> {
  const plain = query.view === undefined;
  if (plain && query.filter.matchesAll && query.hint === undefined) return cut(collection.count, query);
  const plan = choosePlan(collection, query, { kind: 'none' });
  if (plain && plan.exact && plan.access.kind === 'index')
    return cut(await countKeys(env, collection, plan.access, query), query);
  return countRecords(env, collection, query);
}

/** What skip and limit leave of a count. */
function cut(count: number, { skip = 0, limit = 0 }: Query): number {
  const rest = Math.max(0, count - skip);
  return limit > 0 ? Math.min(rest, limit) : rest;
}

async function countKeys(
  env: Environment,
  collection: CollectionState,
  access: IndexAccess,
  query: Query,
): Promise<number> {
  if (access.repeats) return countDistinctRecords(env, access, query);
  // Without arrays there is one key for a document, so no range has more keys than there are documents.
  const isShort = collection.count <= AT_ONCE;
  const slice = new TimeSlice();
  await slice.enter();
  let count = 0;
  for (const range of rangesIn(access.ranges)) {
    let step = FIRST_STEP;
    for (let from: Buffer | undefined = range.from; from !== undefined; step = Math.min(step * 2, AT_ONCE)) {
      const next: Buffer | undefined = isShort ? undefined : keyAfter(env, from, range, step);
      count += next === undefined ? env.entries.getKeysCount({ start: from, end: range.to }) : step;
      from = next;
      if (slice.isOver(16)) {
        await slice.pause();
        query.signal?.throwIfAborted();
      }
    }
  }
  return count;
}

/** The key `steps` places after `from`; undefined when the range ends before. LMDB's cursor steps over them natively. */
function keyAfter(env: Environment, from: Buffer, range: KeyRange, steps: number): Buffer | undefined {
  for (const key of env.entries.getKeys({ start: from, end: range.to, offset: steps, limit: 1 })) return key;
  return undefined;
}

/** An array puts a record into several places. */
async function countDistinctRecords(env: Environment, access: IndexAccess, query: Query): Promise<number> {
  const seen = new Set<RecordId>();
  const slice = new TimeSlice();
  await slice.enter();
  for (const range of rangesIn(access.ranges)) {
    const walk = new EntryWalk(env, access.index, range, false, undefined, { keys: false, notes: false });
    while (walk.nextChunk()) {
      for (const id of walk.ids) seen.add(id);
      if (slice.isOver(16)) {
        await slice.pause();
        query.signal?.throwIfAborted();
      }
    }
  }
  return seen.size;
}

async function countRecords(env: Environment, collection: CollectionState, query: Query): Promise<number> {
  const slice = new TimeSlice();
  const stream = new RecordStream(env, collection, { ...query, sort: undefined }, slice);
  await slice.enter();
  let count = 0;
  for (let step = stream.next(); step !== END; step = stream.next()) {
    if (step === FOUND) {
      count++;
      continue;
    }
    await slice.pause();
    query.signal?.throwIfAborted();
  }
  return count;
}
