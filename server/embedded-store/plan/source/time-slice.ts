/** How long a query works before others have a turn, in milliseconds. */
const SLICE_MS = 4;
/** A query that begins when this much of the turn is used up waits for the next one. */
const FULL_TURN_MS = 8;
/** Looking at the clock costs as much as looking at a small document. */
const STEPS_PER_LOOK = 16;

/** The turn of the event loop that is under way: all queries in it share its time. */
const turn = { number: 0, began: 0, isMarked: false };

function currentTurn(): number {
  if (!turn.isMarked) {
    turn.isMarked = true;
    turn.began = performance.now();
    setImmediate(() => {
      turn.isMarked = false;
      turn.number++;
    });
  }
  return turn.number;
}

/**
 * Tells when a query has worked long enough at a stretch. What its consumer does between two batches counts too, as long
 * as nobody else had a turn meanwhile.
 */
export class TimeSlice {
  private until = 0;
  private steps = 0;
  private turn = -1;

  /** @param endless never over: for work that nobody can interrupt, inside of a write */
  constructor(private readonly endless = false) {}

  /** To be awaited before work begins or goes on; undefined when there is time left in this turn. */
  enter(): Promise<void> | undefined {
    currentTurn();
    if (performance.now() - turn.began > FULL_TURN_MS) return this.pause();
    this.begin();
    return undefined;
  }

  /** Lets everybody else have a turn, and begins anew. */
  async pause(): Promise<void> {
    await breathe();
    this.begin();
  }

  private begin(): void {
    const now = currentTurn();
    if (now === this.turn) return;
    this.turn = now;
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

function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
