/** Above this many milliseconds for a commit the disk counts as slow, below the other as quick again. */
const SLOW_MS = 4;
const QUICK_MS = 2;
/** One slow commit says more than one quick one: others had to wait for it. */
const WEIGHT_OF_SLOWER = 0.3;
const WEIGHT_OF_QUICKER = 0.1;

/**
 * Watches how long commits take. Where the disk flushes within a fraction of a millisecond, a small commit is done on the
 * spot: handing it to another thread and waiting for its word takes as long as the flush itself. Where it is slow, and for
 * all that is large, the other thread it is, because nobody is answered during a commit on the spot.
 */
export class CommitPace {
  private average = SLOW_MS;
  private quick = false;

  get isQuick(): boolean {
    return this.quick;
  }

  /** @param milliseconds from the end of the work to its being on disk */
  took(milliseconds: number): void {
    const weight = milliseconds > this.average ? WEIGHT_OF_SLOWER : WEIGHT_OF_QUICKER;
    this.average += (milliseconds - this.average) * weight;
    if (this.average > SLOW_MS) this.quick = false;
    else if (this.average < QUICK_MS) this.quick = true;
  }
}
