import { encode } from '../../bson/encode.ts';
import { decode } from '../../bson/decode.ts';
import { hashKey } from '../../bson/hash-key.ts';
import { Doc, MISSING, type Value } from '../../bson/values.ts';
import type { SpillFile, SpillRoom } from '../../spill/spill-room.ts';
import { SpillRun } from '../../spill/spill-run.ts';
import type { Result } from '../environment.ts';
import type { Accumulator } from '../group/accumulators.ts';
import type { GroupField } from '../group/parse-accumulator.ts';
import { Memory, sizeOf } from '../memory.ts';

export interface Group {
  readonly id: Value;
  readonly accumulators: readonly Accumulator[];
}

/** Groups of which rows are on the disk. */
export interface Partition {
  readonly run: SpillRun;
  /** Those that had rows before. */
  readonly begun: Map<string, Group>;
}

/** An accumulator that holds single numbers. */
const BYTES_OF_A_FIELD = 200;
/** These hold a value of a row, those more and more of them. */
const HOLDING = new Set(['$first', '$last', '$min', '$max', '$mergeObjects']);
const GROWING = new Set(['$push', '$addToSet']);

const PARTITIONS = 16;
/** Partitions of partitions of … : beyond this the groups themselves are too large, and not too many. */
const DEEPEST = 5;

/**
 * The groups found so far, in the order in which they came up. When they take too much memory no others are begun, and
 * groups that grow with their rows grow no more: such rows go to the disk, parted by their groups, to be grouped by
 * themselves when all rows have come.
 */
export class GroupTable {
  readonly #groups: Map<string, Group>;
  readonly #memory: Memory;
  readonly #grows: boolean;
  #isFull = false;
  #file: SpillFile | undefined;
  readonly #partitions = new Map<number, Partition>();

  constructor(
    private readonly fields: readonly GroupField[],
    private readonly disk: SpillRoom | undefined,
    private readonly depth = 0,
    begun = new Map<string, Group>(),
  ) {
    this.#groups = begun;
    this.#memory = new Memory('$group', disk);
    this.#grows = fields.some(({ operator }) => GROWING.has(operator));
  }

  /** @throws StoreError when the groups take more memory than they may */
  add(id: Value, values: readonly Result[]): void {
    const key = hashKey(id);
    const found = this.#groups.get(key);
    if (this.#isFull && (!found || this.#grows)) return this.#spill(key, id, values, found);
    const group = found ?? this.#begin(key, id, values);
    let bytes = 0;
    for (let i = 0; i < values.length; i++) {
      const accumulator = group.accumulators[i] as Accumulator;
      const before = accumulator.bytes ?? 0;
      accumulator.add(values[i] as Result);
      bytes += (accumulator.bytes ?? 0) - before;
    }
    if (bytes > 0) this.#use(bytes);
  }

  #begin(key: string, id: Value, values: readonly Result[]): Group {
    const made = { id, accumulators: this.fields.map(({ make }) => make()) };
    let bytes = key.length + sizeOf(id) + BYTES_OF_A_FIELD * this.fields.length;
    this.fields.forEach(({ operator }, at) => {
      const value = values[at] as Result;
      if (HOLDING.has(operator) && value !== MISSING) bytes += sizeOf(value);
    });
    this.#groups.set(key, made);
    this.#use(bytes);
    return made;
  }

  #use(bytes: number): void {
    if (this.#memory.use(bytes) && this.depth < DEEPEST) this.#isFull = true;
  }

  #spill(key: string, id: Value, values: readonly Result[], begun: Group | undefined): void {
    const number = partitionOf(key, this.depth);
    let partition = this.#partitions.get(number);
    if (!partition) {
      this.#file ??= (this.disk as SpillRoom).create();
      partition = { run: new SpillRun(this.#file), begun: new Map() };
      this.#partitions.set(number, partition);
    }
    if (begun && !partition.begun.has(key)) partition.begun.set(key, begun);
    partition.run.append(encode(rowOf(id, values)));
  }

  /** Takes out the groups that have all their rows. */
  complete(): readonly Group[] {
    for (const { begun } of this.#partitions.values()) for (const key of begun.keys()) this.#groups.delete(key);
    const complete = [...this.#groups.values()];
    this.#groups.clear();
    return complete;
  }

  /** A table for the groups of a partition, and the rows that it has yet to get. */
  *rest(): Generator<{ table: GroupTable; rows: Iterable<{ id: Value; values: Result[] }> }> {
    for (const [number, { run, begun }] of this.#partitions) {
      this.#partitions.delete(number);
      run.end();
      yield {
        table: new GroupTable(this.fields, this.disk, this.depth + 1, begun),
        rows: rowsOf(run, this.fields.length),
      };
    }
  }

  /** To be called whatever happens. */
  close(): void {
    this.#file?.close();
  }
}

/** Another spread at each depth (FNV-1a, begun otherwise). */
function partitionOf(key: string, depth: number): number {
  let hash = 0x811c9dc5 ^ (depth * 0x9e3779b1);
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % PARTITIONS;
}

function rowOf(id: Value, values: readonly Result[]): Doc {
  const row = new Doc(['id'], [id]);
  values.forEach((value, at) => {
    if (value !== MISSING) row.push(String(at), value);
  });
  return row;
}

function* rowsOf(run: SpillRun, fields: number): Generator<{ id: Value; values: Result[] }> {
  const reader = run.reader();
  while (reader.next()) {
    const row = decode(reader.part());
    yield { id: row.get('id'), values: Array.from({ length: fields }, (_, at) => row.field(String(at))) };
  }
}
