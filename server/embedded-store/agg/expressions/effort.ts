import { refuse } from '../refuse.ts';

/** Rounds that loops may make for one document, and what else counts as much as a round. */
const MOST_STEPS = 5_000_000;
const ELEMENTS_PER_STEP = 8;
const CHARACTERS_PER_STEP = 16;
/** How long loops may go on for one document, in milliseconds: nobody else has a turn meanwhile. */
const MOST_MS = 2000;
const STEPS_PER_LOOK = 32;

/** What a document may take, and a little beside it. */
const LONGEST_TEXT = 16 * 1024 * 1024;
/** More elements would not fit into a document, whatever they are. */
const LONGEST_ARRAY = 2_000_000;

/** The loops that are running: each inside of the one before. Expressions are evaluated in one go, so there is one such pile. */
const loops = { depth: 0, steps: 0, looks: 0, until: 0 };

/** Runs the loop of an expression such as `$map`, which calls `step` before each round. */
export function loop<T>(rounds: () => T): T {
  if (loops.depth === 0) {
    loops.steps = 0;
    loops.until = performance.now() + MOST_MS;
  }
  loops.depth++;
  try {
    return rounds();
  } finally {
    loops.depth--;
  }
}

/** Counts a round of a loop. */
export function step(): void {
  loops.looks++;
  if (loops.looks >= STEPS_PER_LOOK) {
    loops.looks = 0;
    if (performance.now() > loops.until) giveUp();
  }
  spend(1);
}

/** Tells that an array of so many elements is about to be made of values that are there. */
export function spendOnArray(length: number): void {
  if (length > LONGEST_ARRAY) refuse('BSONObjectTooLarge', `An array of ${length} elements is too large`);
  spend(length / ELEMENTS_PER_STEP);
}

/** Tells that a string of so many characters is about to be made. */
export function spendOnText(length: number): void {
  if (length > LONGEST_TEXT) refuse('BSONObjectTooLarge', `A string of ${length} characters is too large`);
  spend(length / CHARACTERS_PER_STEP);
}

/** Tells that something is about to be done that is as much as so many rounds of a loop. */
export function spend(amount: number): void {
  if (loops.depth === 0) return;
  loops.steps += amount;
  if (loops.steps > MOST_STEPS) giveUp();
}

function giveUp(): never {
  return refuse('MaxTimeMSExpired', 'The loops of an expression took too long for one document and were given up');
}
