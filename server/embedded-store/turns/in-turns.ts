import { StepSort } from './step-sort.ts';
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

/** Lets other clients have a turn, whatever the time. */
export function letOthers(): Promise<void> {
  return slice.pause();
}

/** When the work at hand should let go, as `performance.now()`. */
export function endOfSpell(): number {
  return slice.end;
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

/** Sorts as `Array.sort` does, stably, but lets others have their turns. */
export async function sortInTurns<Item>(items: Item[], compare: (a: Item, b: Item) => number): Promise<Item[]> {
  const sort = new StepSort(items, compare);
  while (!sort.advance()) await takeTurns();
  return sort.sorted;
}
