import { sortInTurns, step } from '../turns/in-turns.ts';
import { MergedRuns, type Ordered } from './merge-runs.ts';
import type { SpillFile, SpillRoom } from './spill-room.ts';
import { SpillRun, type RunReader } from './spill-run.ts';

/** How an item is written to a run, and read again. */
export interface Codec<Item> {
  write(item: Item, run: SpillRun): void;
  read(reader: RunReader): Item;
}

/** Sorts more than memory holds, stably: what does not fit is put on the disk in runs that are in order, and merged. */
export class SpillingSort<Item> {
  #file: SpillFile | undefined;
  readonly #runs: SpillRun[] = [];

  constructor(
    private readonly room: SpillRoom,
    private readonly compare: (a: Item, b: Item) => number,
    private readonly codec: Codec<Item>,
  ) {}

  get hasSpilled(): boolean {
    return this.#runs.length > 0;
  }

  /** Puts items on the disk; they came after all that were put there before. @throws StoreError OutOfDiskSpace */
  async spill(items: Item[]): Promise<void> {
    this.#file ??= this.room.create();
    const run = new SpillRun(this.#file);
    for (const item of await sortInTurns(items, this.compare)) {
      const others = step();
      if (others) await others;
      this.codec.write(item, run);
    }
    run.end();
    this.#runs.push(run);
  }

  /** All items in order: those on the disk, and these, which came last. */
  async sorted(rest: Item[]): Promise<Ordered<Item>> {
    const last = inMemory(await sortInTurns(rest, this.compare));
    return this.#runs.length === 0
      ? last
      : new MergedRuns([...this.#runs.map((run) => this.#onDisk(run)), last], this.compare);
  }

  #onDisk(run: SpillRun): Ordered<Item> {
    const reader = run.reader();
    return { next: () => (reader.next() ? this.codec.read(reader) : undefined) };
  }

  /** To be called whatever happens: gives the disk back. */
  close(): void {
    this.#file?.close();
  }
}

function inMemory<Item>(items: readonly Item[]): Ordered<Item> {
  let at = 0;
  return { next: () => items[at++] };
}
