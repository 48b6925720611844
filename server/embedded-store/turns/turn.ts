import { performance } from 'node:perf_hooks';
import type { Doc } from '../bson/doc.ts';

/** How long work may go on at a stretch before others have a turn, in milliseconds. */
const SLICE_MS = 3;
/** Work that begins when this much of the turn is used up waits for the next one. */
const FULL_TURN_MS = 4;
/** Turns longer than so many milliseconds are counted apart. */
export const TURN_LIMITS = [1, 2, 5, 10, 20, 50, 100, 500] as const;
/** So many of the longest turns are kept with what they worked at. */
const KEPT = 10;
/** What is shorter is not worth a name. */
const WORTH_NAMING_MS = 10;

/** A turn that kept everybody waiting. */
export interface LongTurn {
  readonly ms: number;
  readonly at: Date;
  /** The commands that were under way, as far as they were; most of the time it is one of these. */
  readonly commands: readonly string[];
}

/** A command that is being worked at. */
export interface UnderWay {
  readonly name: string;
  readonly body: Doc;
  /** Whose it is. */
  readonly client?: Asker | undefined;
}

/** Who sent a command, and how to make it end. */
export interface Asker {
  readonly connectionId: number;
  readonly address: string;
  interrupt?(): void;
}

/**
 * The turn of the event loop that is under way: from the first work in it to the moment when the loop looks for messages
 * again. All clients share its time, and nobody is heard before it is over.
 */
class TurnClock {
  #number = 0;
  #began = 0;
  #isMarked = false;
  #sliceMs = SLICE_MS;
  readonly #counts = new Array<number>(TURN_LIMITS.length + 1).fill(0);
  #longest: LongTurn[] = [];
  readonly #underWay = new Map<UnderWay, number>();
  readonly #waiting: (() => void)[] = [];

  /** To be called where work begins: the number of the turn it is in. */
  mark(): number {
    if (!this.#isMarked) {
      this.#isMarked = true;
      this.#began = performance.now();
      setImmediate(this.#end);
    }
    return this.#number;
  }

  readonly #end = (): void => {
    this.#isMarked = false;
    this.#number++;
    this.#record(performance.now() - this.#began);
    const next = this.#waiting.shift();
    if (next === undefined) return;
    // One at a time: who waits does a slice of work, and two slices would be twice as long a turn.
    this.mark();
    next();
  };

  #record(ms: number): void {
    const at = TURN_LIMITS.findIndex((limit) => ms <= limit);
    const place = at < 0 ? TURN_LIMITS.length : at;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
    const shortest = this.#longest.at(-1);
    if (ms < WORTH_NAMING_MS || (this.#longest.length >= KEPT && shortest !== undefined && ms <= shortest.ms)) return;
    const long = {
      ms,
      at: new Date(),
      commands: [...new Set([...this.#underWay.keys()].map(({ name }) => name))],
    };
    this.#longest = [...this.#longest, long].sort((a, b) => b.ms - a.ms).slice(0, KEPT);
  }

  /** Resolves in a turn to come, when all who waited before have had theirs. */
  next(): Promise<void> {
    return new Promise((resolve) => {
      this.#waiting.push(resolve);
      this.mark();
    });
  }

  /** Whether so much of this turn is used up that nothing more should begin in it. */
  get isFull(): boolean {
    this.mark();
    return performance.now() - this.#began > FULL_TURN_MS;
  }

  get sliceMs(): number {
    return this.#sliceMs;
  }

  /** When whoever works in this turn should let go of it; as `performance.now()`. */
  get endOfSlice(): number {
    this.mark();
    return this.#began + this.#sliceMs;
  }

  /** For tests: with 0 every look at the clock ends the slice, so that the number of turns tells how often work looks. */
  setSliceMs(ms = SLICE_MS): void {
    this.#sliceMs = ms;
  }

  /** Remembers a command for as long as it is under way. */
  async during<T>(command: UnderWay, work: () => Promise<T>): Promise<T> {
    this.#underWay.set(command, performance.now());
    try {
      return await work();
    } finally {
      this.#underWay.delete(command);
    }
  }

  /** The commands that are under way, and since when, as `performance.now()`. */
  get underWay(): ReadonlyMap<UnderWay, number> {
    return this.#underWay;
  }

  /** How many turns there were, by their length (the last: longer than all limits), and the longest of them. */
  get statistics(): {
    readonly number: number;
    readonly counts: readonly number[];
    readonly longest: readonly LongTurn[];
  } {
    return { number: this.#number, counts: this.#counts, longest: this.#longest };
  }

  /** Forgets the turns so far. */
  reset(): void {
    this.#counts.fill(0);
    this.#longest = [];
  }
}

export const turnClock = new TurnClock();
