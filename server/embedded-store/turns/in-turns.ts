import { TimeSlice } from './time-slice.ts';

/** All pipelines share one slice of a turn with each other. */
const slice = new TimeSlice();
/** Makes the slice look at the clock: what pipelines do between two calls is more than one step. */
const ENOUGH_TO_LOOK = 1000;

/** Call now and then in long work: lets other clients have a turn when this one has lasted long enough. */
export function takeTurns(): Promise<void> | undefined {
  return slice.enter() ?? (slice.isOver(ENOUGH_TO_LOOK) ? slice.pause() : undefined);
}

/** The same for every step of a loop: cheap, for it does not look at the clock each time. Await only what is not undefined. */
export function step(): Promise<void> | undefined {
  return slice.isOver() ? takeTurns() : undefined;
}

/** As `Array.map`, letting others have their turns. */
export async function mapInTurns<Item, Made>(
  items: readonly Item[],
  make: (item: Item, index: number) => Made,
): Promise<Made[]> {
  const made: Made[] = [];
  for (let at = 0; at < items.length; at++) {
    const others = step();
    if (others) await others;
    made.push(make(items[at] as Item, at));
  }
  return made;
}

/** So many are sorted at a stretch; and as many steps of a merge are taken between two looks at the clock. */
const RUN = 512;

/** Sorts as `Array.sort` does, stably, but lets others have their turns. */
export async function sortInTurns<Item>(items: Item[], compare: (a: Item, b: Item) => number): Promise<Item[]> {
  let runs: Item[][] = [];
  for (let at = 0; at < items.length; at += RUN) {
    runs.push(items.slice(at, at + RUN).sort(compare));
    await takeTurns();
  }
  while (runs.length > 1) {
    const merged: Item[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(await merge(runs[at] as Item[], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

async function merge<Item>(a: Item[], b: Item[], compare: (a: Item, b: Item) => number): Promise<Item[]> {
  if (b.length === 0) return a;
  const merged: Item[] = [];
  const size = a.length + b.length;
  let [i, j] = [0, 0];
  for (let at = 0; at < size; at++) {
    if (at % RUN === 0) await takeTurns();
    const fromA = j >= b.length || (i < a.length && compare(a[i] as Item, b[j] as Item) <= 0);
    merged.push((fromA ? a[i++] : b[j++]) as Item);
  }
  return merged;
}
