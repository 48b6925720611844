import { decode } from '../bson/decode.ts';
import { RawName, RawPath, RawSlot, rawField, rawWalk } from '../bson/raw.ts';
import type { Value } from '../bson/values.ts';
import type { CollectionState } from '../store/collection-state.ts';
import type { Environment } from '../store/environment.ts';
import type { Query } from './query.ts';
import { RecordStream } from './record-stream.ts';
import { SortedRuns } from './sorted-runs.ts';
import { END, FOUND } from './source/source.ts';
import { TimeSlice } from '../turns/time-slice.ts';
import { encodePart } from './value-bounds.ts';
import { valuesAlong } from './values-along.ts';

/** Every value at the path once, in BSON's order, each of the type it was first seen with; arrays give their elements. */
export async function distinctIn(
  env: Environment,
  collection: CollectionState,
  path: string,
  query: Query,
): Promise<Value[]> {
  const found = new DistinctValues();
  const gather = gatherer(path, found);
  const slice = new TimeSlice();
  const stream = new RecordStream(env, collection, query, slice);
  await slice.enter();
  try {
    for (let step = stream.next(); step !== END; step = stream.next()) {
      if (step === FOUND) {
        gather(stream.document);
        if (!found.hasMany) continue;
        stream.rest();
        await found.takeIn(slice);
        continue;
      }
      await slice.pause();
      query.signal?.throwIfAborted();
    }
  } finally {
    stream.rest();
  }
  found.finish();
  const values: Value[] = [];
  for (let next = found.shift(); next !== undefined; next = found.shift()) {
    values.push(next.value);
    if (slice.isOver()) await slice.pause();
  }
  return values;
}

/** Longer arrays are gone through while others have their turns. */
const MANY = 1_000;

/** Values by their bytes as keys, in which equal values are the same and the order is BSON's. */
class DistinctValues {
  private readonly seen = new Set<string>();
  private readonly values: Value[] = [];
  private readonly runs = new SortedRuns();
  /** Elements of a long array, not yet looked at. */
  private pending: readonly Value[] = [];

  add(value: Value): void {
    const key = encodePart(value);
    const text = key.toString('latin1');
    if (this.seen.has(text)) return;
    this.seen.add(text);
    const id = this.values.push(value) - 1;
    this.runs.add({ key, id, sequence: id, document: undefined, textScore: undefined });
  }

  /** Elements of one array. */
  addAll(elements: readonly Value[]): void {
    if (elements.length > MANY) this.pending = [...this.pending, ...elements];
    else for (const element of elements) this.add(element);
  }

  get hasMany(): boolean {
    return this.pending.length > 0;
  }

  async takeIn(slice: TimeSlice): Promise<void> {
    for (const element of this.pending) {
      this.add(element);
      if (slice.isOver()) await slice.pause();
    }
    this.pending = [];
  }

  finish(): void {
    this.runs.finish();
  }

  shift(): { readonly value: Value } | undefined {
    const record = this.runs.shift();
    return record === undefined ? undefined : { value: this.values[record.id] };
  }
}

const PLACE = /\.\d+(\.|$)/;

/** Takes the values out of a lent document. They are decoded from a copy: what they are made of outlives it. */
function gatherer(path: string, found: DistinctValues): (lent: Buffer) => void {
  const add = (value: Value): void => found.add(value);
  if (PLACE.test(path)) return (lent) => valuesAlong(decode(Buffer.from(exactly(lent))), path, add);
  const rawPath = new RawPath(path);
  const dotted = path.includes('.') ? new RawName(path) : undefined;
  const slot = new RawSlot();
  return (lent) => {
    // A field may have dots in its name.
    if (dotted !== undefined && rawField(lent, 0, dotted, slot)) {
      valuesAlong(decode(Buffer.from(exactly(lent))), path, add);
      return;
    }
    rawWalk(lent, rawPath, (reached) => {
      if (reached === undefined) return;
      const value = lasting(reached);
      if (Array.isArray(value)) found.addAll(value);
      else found.add(value);
    });
  };
}

/** A lent document without what lies behind it in the shared buffer. */
function exactly(lent: Buffer): Buffer {
  return lent.subarray(0, lent.readInt32LE(0));
}

function lasting(slot: RawSlot): Value {
  const copy = slot.keep();
  copy.set(Buffer.from(slot.slice()), slot.type, 0, slot.end - slot.start);
  return copy.value();
}
