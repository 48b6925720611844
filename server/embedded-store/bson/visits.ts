import { StoreError } from '../errors.ts';

/** No document can hold as many. */
const MOST = 2_000_000;

/**
 * Counts the values that a walk through documents and arrays comes by. Expressions can name one value in two places of
 * an array, that one in two places of the next, and so on: a walk would come by it more often than it can ever do.
 */
export class Visits {
  private depth = 0;
  private count = 0;

  /** To be called for each document and array, with what is in it; `leave` afterwards in any case. */
  enter(count: number): void {
    if (this.depth++ === 0) this.count = 0;
    this.count += count;
    if (this.count > MOST)
      throw new StoreError('BSONObjectTooLarge', `A value of more than ${MOST} parts is too large`);
  }

  leave(): void {
    this.depth--;
  }
}
