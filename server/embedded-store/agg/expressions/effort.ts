import { spend } from '../../turns/effort.ts';
import { refuse } from '../refuse.ts';

const ELEMENTS_PER_STEP = 8;
const CHARACTERS_PER_STEP = 16;

/** What a document may take, and a little beside it. */
const LONGEST_TEXT = 16 * 1024 * 1024;
/** More elements would not fit into a document, whatever they are. */
const LONGEST_ARRAY = 2_000_000;

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
