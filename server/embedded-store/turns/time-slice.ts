import { turnClock } from './turn.ts';

/** Looking at the clock costs as much as looking at a small document; steps between two looks, at most. */
const STEPS_PER_LOOK = 16;
/** Steps that take longer between two looks are counted more finely. */
const LOOK_EVERY_MS = 0.5;
/** What begins late in a turn has at least so long, or a short query would never be answered in one go. */
const LEAST_MS = 1.5;

/**
 * Tells when work has gone on long enough at a stretch: all that is done in one turn of the event loop shares its time.
 */
export class TimeSlice {
  private until = 0;
  private steps = 0;
  private stepsPerLook = STEPS_PER_LOOK;
  private lastLook = 0;
  private turn = -1;

  /** @param endless never over: for work that nobody can interrupt, inside of a write */
  constructor(readonly endless = false) {}

  /** To be awaited before work begins or goes on; undefined when there is time left in this turn. */
  enter(): Promise<void> | undefined {
    if (turnClock.isFull) return this.pause();
    this.begin();
    return undefined;
  }

  /** Lets everybody else have a turn, and begins anew. */
  async pause(): Promise<void> {
    await turnClock.next();
    this.begin();
  }

  /** When the slice at hand is over, as `performance.now()`. */
  get end(): number {
    this.begin();
    return this.until;
  }

  private begin(): void {
    const turn = turnClock.mark();
    if (turn === this.turn) return;
    this.turn = turn;
    const now = performance.now();
    this.lastLook = now;
    this.until = Math.max(turnClock.endOfSlice, now + Math.min(LEAST_MS, turnClock.sliceMs));
    this.steps = 0;
  }

  /** Counts a step; true when the slice is over. */
  isOver(weight = 1): boolean {
    if (this.endless) return false;
    this.steps += weight;
    return this.steps >= this.stepsPerLook && this.look();
  }

  /** Small steps are looked at in dozens, large ones each. */
  private look(): boolean {
    const now = performance.now();
    if (now - this.lastLook > LOOK_EVERY_MS) this.stepsPerLook = Math.max(1, this.stepsPerLook >> 1);
    else if (this.stepsPerLook < STEPS_PER_LOOK) this.stepsPerLook *= 2;
    this.lastLook = now;
    this.steps = 0;
    return now > this.until;
  }
}
