import type { Codec } from '../../spill/spilling-sort.ts';
import { SpillingSort } from '../../spill/spilling-sort.ts';
import type { Ordered } from '../../spill/merge-runs.ts';
import type { SpillRoom } from '../../spill/spill-room.ts';
import { sortInTurns, step } from '../../turns/in-turns.ts';
import { inSpells } from '../../turns/spells.ts';
import { Memory } from '../memory.ts';
import { Row } from '../row.ts';
import { HANDFUL, type Batches } from './stage.ts';

/** By what rows are sorted. */
export interface Ordering<Key> {
  keyOf(row: Row): Key;
  compare(a: Key, b: Key): number;
}

export interface Keyed<Key> {
  readonly key: Key;
  readonly row: Row;
}

/** What a row takes beside its bytes while it waits to be sorted. */
const OVERHEAD = 300;

/** Sorts rows stably, on the disk where there are more than a stage may hold and the client allows it. */
export class RowSort<Key> {
  #kept: Keyed<Key>[] = [];
  readonly #memory: Memory;
  readonly #disk: SpillingSort<Keyed<Key>> | undefined;
  readonly #compare: (a: Keyed<Key>, b: Keyed<Key>) => number;

  /** @param most so many are wanted */
  constructor(
    stage: string,
    private readonly ordering: Ordering<Key>,
    disk: SpillRoom | undefined,
    private readonly most = Infinity,
  ) {
    this.#memory = new Memory(stage, disk);
    this.#compare = (a, b) => ordering.compare(a.key, b.key);
    this.#disk = disk && new SpillingSort(disk, this.#compare, codecOf(ordering));
  }

  /** @throws StoreError when there are more than may be held */
  async add(batch: readonly Row[]): Promise<void> {
    for (const row of batch) {
      const others = step();
      if (others) await others;
      const evaluating = inSpells(() => this.ordering.keyOf(row));
      const key = evaluating instanceof Promise ? await evaluating : evaluating;
      this.#kept.push({ key, row });
      if (this.#memory.use(row.size + (this.#disk ? OVERHEAD : 0))) await this.#spill();
    }
    // Where only some are wanted, what can no longer be among the first is let go from time to time.
    if (this.#kept.length > 2 * this.most + 1000) await this.#cut();
  }

  async #cut(): Promise<void> {
    this.#kept = await sortInTurns(this.#kept, this.#compare);
    this.#kept.length = this.most;
    this.#memory.clear();
    for (const { row } of this.#kept) {
      const others = step();
      if (others) await others;
      this.#memory.use(row.size);
    }
  }

  async #spill(): Promise<void> {
    for (const { row } of this.#kept) {
      const others = step() ?? row.encoded();
      if (others) await others;
    }
    await this.#disk?.spill(this.#kept);
    this.#kept = [];
    this.#memory.clear();
  }

  /** All rows in order, when all have been added. */
  async sorted(): Promise<Ordered<Keyed<Key>>> {
    const kept = this.#kept;
    this.#kept = [];
    if (this.#disk) return this.#disk.sorted(kept);
    const rows = await sortInTurns(kept, this.#compare);
    let at = 0;
    return { next: () => rows[at++] };
  }

  /** To be called whatever happens. */
  close(): void {
    this.#disk?.close();
  }
}

const NO_SCORE = Buffer.alloc(0);

/** A row is its score, if it has one, and its document; its key is made anew. */
function codecOf<Key>({ keyOf }: Ordering<Key>): Codec<Keyed<Key>> {
  return {
    write({ row }, run) {
      run.append(row.textScore === undefined ? NO_SCORE : scoreBytes(row.textScore), row.bytes);
    },
    read(reader) {
      const score = reader.part();
      const row = Row.ofBytes(reader.part(), score.length > 0 ? score.readDoubleLE() : undefined);
      return { key: keyOf(row), row };
    },
  };
}

function scoreBytes(score: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleLE(score);
  return bytes;
}

/** The rows of an order in handfuls, at most so many. */
export async function* inHandfuls<Key>(ordered: Ordered<Keyed<Key>>, most: number): Batches {
  let made: Row[] = [];
  let count = 0;
  for (let next = ordered.next(); next && count < most; next = ordered.next()) {
    const others = step();
    if (others) await others;
    made.push(next.row);
    count++;
    if (made.length < HANDFUL) continue;
    yield made;
    made = [];
  }
  yield made;
}
