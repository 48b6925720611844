import { compareValues } from '../bson/compare.ts';
import { hashKey } from '../bson/hash-key.ts';
import { RawPath, rawWalk } from '../bson/raw.ts';
import type { RawSlot } from '../bson/raw.ts';
import type { Value } from '../bson/values.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Environment } from '../store/environment.ts';
import type { Query } from './query.ts';
import { RecordStream } from './record-stream.ts';
import { END, FOUND } from './source/source.ts';
import { TimeSlice } from './source/time-slice.ts';

/** Every value at the path once, in BSON's order, each of the type it was first seen with; arrays give their elements. */
export async function distinctIn(
  env: Environment,
  collection: CollectionState,
  path: string,
  query: Query,
): Promise<Value[]> {
  const found = new Map<string, Value>();
  const rawPath = new RawPath(path);
  const slice = new TimeSlice();
  const stream = new RecordStream(env, collection, query, slice);
  await slice.enter();
  for (let step = stream.next(); step !== END; step = stream.next()) {
    if (step === FOUND) {
      gather(stream.document, rawPath, found);
      continue;
    }
    await slice.pause();
    query.signal?.throwIfAborted();
  }
  return [...found.values()].sort(compareValues);
}

/** Values are decoded from a copy: what they are made of outlives the lent document. */
function gather(lent: Buffer, path: RawPath, found: Map<string, Value>): void {
  rawWalk(lent, path, (slot) => {
    if (slot === undefined) return;
    const value = lasting(slot);
    const values = Array.isArray(value) ? value : [value];
    for (const one of values) {
      const key = hashKey(one);
      if (!found.has(key)) found.set(key, one);
    }
  });
}

function lasting(slot: RawSlot): Value {
  const copy = slot.keep();
  copy.set(Buffer.from(slot.slice()), slot.type, 0, slot.end - slot.start);
  return copy.value();
}
