import { refuse } from '../refuse.ts';

/** Rounds that loops may make for one document, and what else counts as much as a round. */
const MOST_STEPS = 5_000_000;
const ELEMENTS_PER_STEP = 8;
const CHARACTERS_PER_STEP = 16;

/** What a document may take, and a little beside it. */
const LONGEST_TEXT = 16 * 1024 * 1024;
/** More elements would not fit into a document, whatever they are. */
const LONGEST_ARRAY = 2_000_000;

/** What the expressions of the document in hand have cost, and how many loops are running, each inside of the one before. */
export const effort = { depth: 0, steps: 0 };

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
  effort.steps += amount;
  if (effort.depth > 0 && effort.steps > MOST_STEPS) giveUp();
}

export function giveUp(): never {
  return refuse('MaxTimeMSExpired', 'The loops of an expression took too long for one document and were given up');
}
