import { StoreError } from '../errors.ts';

/** Rounds that loops may make for one document, and what else counts as much as a round. */
const MOST_STEPS = 5_000_000;

/**
 * What the expressions of the document in hand have cost, and how many loops are running, each inside of the one before.
 * What is only done again, on the way back to where an evaluation was left, has been counted.
 */
export const effort = { depth: 0, steps: 0, isRepeated: false };

/** Tells that something is about to be done that is as much as so many rounds of a loop. */
export function spend(amount: number): void {
  if (effort.isRepeated) return;
  effort.steps += amount;
  if (effort.depth > 0 && effort.steps > MOST_STEPS) giveUp();
}

export function giveUp(): never {
  const message = 'The loops of an expression took too long for one document and were given up';
  throw new StoreError('MaxTimeMSExpired', message);
}
