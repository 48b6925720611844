/** So many are sorted in one step, and as many are merged. */
const RUN = 512;

/** Sorts as `Array.sort` does, stably, one step at a time. */
export class StepSort<Item> {
  private at = 0;
  private runs: Item[][] = [];
  private merged: Item[][] = [];
  private merge: Merge<Item> | undefined;

  constructor(
    private readonly items: readonly Item[],
    private readonly compare: (a: Item, b: Item) => number,
  ) {}

  /** Does a part of the work. @returns true when nothing is left to do */
  advance(): boolean {
    if (this.at < this.items.length) {
      this.runs.push(this.items.slice(this.at, this.at + RUN).sort(this.compare));
      this.at += RUN;
      return this.at >= this.items.length && this.runs.length === 1;
    }
    this.merge ??= this.nextMerge();
    if (this.merge === undefined) return true;
    if (this.merge.advance(this.compare)) {
      this.merged.push(this.merge.made);
      this.merge = undefined;
    }
    return false;
  }

  /** All of them in order, once `advance` has said so. */
  get sorted(): Item[] {
    return this.runs[0] ?? [];
  }

  private nextMerge(): Merge<Item> | undefined {
    if (this.runs.length < 2) {
      this.runs = [...this.merged, ...this.runs];
      this.merged = [];
    }
    const [a, b] = this.runs.length < 2 ? [] : this.runs.splice(0, 2);
    return a && b && new Merge(a, b);
  }
}

class Merge<Item> {
  readonly made: Item[] = [];
  private i = 0;
  private j = 0;

  constructor(
    private readonly a: readonly Item[],
    private readonly b: readonly Item[],
  ) {}

  /** Takes some from both; true when there is nothing left. */
  advance(compare: (a: Item, b: Item) => number): boolean {
    const { a, b, made } = this;
    const end = Math.min(a.length + b.length, made.length + RUN);
    while (made.length < end) {
      const fromA = this.j >= b.length || (this.i < a.length && compare(a[this.i] as Item, b[this.j] as Item) <= 0);
      made.push((fromA ? a[this.i++] : b[this.j++]) as Item);
    }
    return made.length === a.length + b.length;
  }
}
