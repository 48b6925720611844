import type { CollectionState } from '../store/collection-state.ts';
import type { Environment } from '../store/environment.ts';
import { keepDocument } from '../store/environment.ts';
import { recordKey } from '../store/record-keys.ts';
import { planById } from './by-id.ts';
import type { Hit, Query } from './query.ts';
import { RecordStream } from './record-stream.ts';
import { readSort } from './sort-spec.ts';
import { END, PAUSE } from './source/source.ts';
import { TimeSlice } from '../turns/time-slice.ts';

/** The records that a write is to change, a slice at a time. */
export async function* findHitsIn(
  env: Environment,
  collection: CollectionState,
  query: Query,
): AsyncGenerator<Hit, void, undefined> {
  const slice = new TimeSlice();
  const stream = new RecordStream(env, collection, query, slice);
  await slice.enter();
  for (let step = stream.next(); step !== END; step = stream.next()) {
    if (step === PAUSE) {
      await slice.pause();
      query.signal?.throwIfAborted();
      continue;
    }
    const hit = { id: stream.id, bytes: keepDocument(stream.document) };
    // The caller may take its time with each.
    stream.rest();
    yield hit;
  }
}

/** The same at one stretch. */
export function* findNowIn(
  env: Environment,
  collection: CollectionState,
  query: Query,
): Generator<Hit, void, undefined> {
  const stream = new RecordStream(env, collection, query, new TimeSlice(true));
  while (stream.next() !== END) {
    const hit = { id: stream.id, bytes: keepDocument(stream.document) };
    stream.rest();
    yield hit;
  }
}

/** The first of them; what is asked for by its `_id` is found without making a stream. */
export function firstNowIn(env: Environment, collection: CollectionState, query: Query): Hit | undefined {
  const plan = query.skip || query.view ? undefined : planById(collection, query, readSort(query.sort));
  const range = plan?.exact === true && plan.access.kind === 'index' ? plan.access.ranges.at(0) : undefined;
  if (range === undefined) return findNowIn(env, collection, { ...query, limit: 1 }).next().value ?? undefined;
  const id = env.entries.get(range.from)?.readUIntBE(0, 6);
  const lent = id === undefined ? undefined : env.records.get(recordKey(collection.id, id));
  return id === undefined || lent === undefined ? undefined : { id, bytes: keepDocument(lent) };
}
