import { StepSort } from './step-sort.ts';
import { spend } from './effort.ts';
import { loop, nextRound } from './spells.ts';

/** Shorter lists are gone over without further ado. */
const LONG = 512;
/** Elements of a round. */
const HANDFUL = 64;
/** A round of so many elements counts as so many of a `$map`. */
const STEPS_OF_A_HANDFUL = 8;

/**
 * Calls `each` with the places 0 to `length` in their order; what it makes of them is kept in what `begin` made. Nothing in
 * `each` may be such a loop itself.
 */
export function forPlaces<Made extends object>(
  length: number,
  begin: () => Made,
  each: (made: Made, at: number) => void,
): Made {
  if (length <= LONG) {
    const made = begin();
    for (let at = 0; at < length; at++) each(made, at);
    return made;
  }
  return loop(
    length,
    () => ({ made: begin(), at: 0 }),
    (_, state) => {
      while (state.at < length) {
        nextHandful();
        const end = Math.min(length, state.at + HANDFUL);
        for (; state.at < end; state.at++) each(state.made, state.at);
      }
      return state.made;
    },
  );
}

/** The first place from `start`, before `end`, of which that holds; -1 when there is none. */
export function placeWhere(start: number, end: number, holds: (at: number) => boolean): number {
  if (end - start <= LONG) {
    for (let at = start; at < end; at++) if (holds(at)) return at;
    return -1;
  }
  return loop(
    end,
    () => ({ at: start }),
    (_, state) => {
      while (state.at < end) {
        nextHandful();
        const stop = Math.min(end, state.at + HANDFUL);
        for (; state.at < stop; state.at++) if (holds(state.at)) return state.at;
      }
      return -1;
    },
  );
}

function nextHandful(): void {
  nextRound();
  spend(STEPS_OF_A_HANDFUL);
}

/** As `Array.sort`, but makes a new array. */
export function sorted<Item>(
  count: number,
  items: () => Iterable<Item>,
  compare: (a: Item, b: Item) => number,
): Item[] {
  if (count <= LONG) return [...items()].sort(compare);
  return loop(
    items,
    () => new StepSort([...items()], compare),
    (_, sort) => {
      do nextHandful();
      while (!sort.advance());
      return sort.sorted;
    },
  );
}

/**
 * The items whose keys have not come before, the first of each key.
 * @param seen makes the set of keys that count as having come; it is added to
 */
export function unseen<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  seen: () => Set<string> = () => new Set(),
): Item[] {
  return forPlaces(
    items.length,
    () => ({ keys: seen(), made: [] as Item[] }),
    ({ keys, made }, at) => {
      const item = items[at] as Item;
      const key = keyOf(item);
      if (keys.has(key)) return;
      keys.add(key);
      made.push(item);
    },
  ).made;
}

/** As `Array.filter`; `holds` may keep nothing in mind. */
export function kept<Item>(items: readonly Item[], holds: (item: Item) => boolean): Item[] {
  return forPlaces(
    items.length,
    (): Item[] => [],
    (made, at) => {
      const item = items[at] as Item;
      if (holds(item)) made.push(item);
    },
  );
}

/** As `Array.map`. */
export function mapped<Item, Made>(items: readonly Item[], make: (item: Item, at: number) => Made): Made[] {
  return forPlaces(
    items.length,
    (): Made[] => [],
    (made, at) => void made.push(make(items[at] as Item, at)),
  );
}
