/** How long a query works before others have a turn, in milliseconds. */
const SLICE_MS = 4;
/** Looking at the clock costs as much as looking at a small document. */
const STEPS_PER_LOOK = 16;

/** Tells when a query has worked long enough at a stretch. */
export class TimeSlice {
  private until = 0;
  private steps = 0;

  /** @param endless never over: for work that nobody can interrupt, inside of a write */
  constructor(private readonly endless = false) {}

  begin(): void {
    this.until = performance.now() + SLICE_MS;
    this.steps = 0;
  }

  /** Counts a step; true when the slice is over. */
  isOver(weight = 1): boolean {
    if (this.endless) return false;
    this.steps += weight;
    if (this.steps < STEPS_PER_LOOK) return false;
    this.steps = 0;
    return performance.now() > this.until;
  }
}

/** Lets everybody else have a turn. */
export function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
