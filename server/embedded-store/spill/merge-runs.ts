/** One of several sequences that are in order. */
export interface Ordered<Item> {
  /** The next item; undefined after the last. */
  next(): Item | undefined;
}

interface Head<Item> {
  readonly run: Ordered<Item>;
  /** Of equal items those of earlier runs come first. */
  readonly rank: number;
  item: Item;
}

/** Merges runs that are in order, each in itself; a heap holds the first item of each. */
export class MergedRuns<Item> implements Ordered<Item> {
  readonly #heap: Head<Item>[] = [];

  constructor(
    runs: readonly Ordered<Item>[],
    private readonly compare: (a: Item, b: Item) => number,
  ) {
    for (const [rank, run] of runs.entries()) {
      const item = run.next();
      if (item !== undefined) this.#heap.push({ run, rank, item });
    }
    for (let at = (this.#heap.length >> 1) - 1; at >= 0; at--) this.#sink(at);
  }

  get isEmpty(): boolean {
    return this.#heap.length === 0;
  }

  next(): Item | undefined {
    const head = this.#heap[0];
    if (!head) return undefined;
    const { item } = head;
    const following = head.run.next();
    if (following !== undefined) head.item = following;
    else {
      const last = this.#heap.pop() as Head<Item>;
      if (this.#heap.length > 0) this.#heap[0] = last;
    }
    this.#sink(0);
    return item;
  }

  #sink(start: number): void {
    const heap = this.#heap;
    for (let at = start; ;) {
      let first = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && this.#comesBefore(heap[child] as Head<Item>, heap[first] as Head<Item>))
          first = child;
      if (first === at) return;
      const head = heap[at] as Head<Item>;
      heap[at] = heap[first] as Head<Item>;
      heap[first] = head;
      at = first;
    }
  }

  #comesBefore(a: Head<Item>, b: Head<Item>): boolean {
    const order = this.compare(a.item, b.item);
    return order !== 0 ? order < 0 : a.rank < b.rank;
  }
}
