/**
 * A sum of doubles kept as two of them: the sum itself and what rounding lost on the way, so that a long series loses
 * nothing that a double could show.
 */
export class DoubleDouble {
  #sum = 0;
  #lost = 0;
  /** Plain addition: right when infinities or NaN take part, which turn the other two into NaN. */
  #plain = 0;

  add(value: number): void {
    this.#plain += value;
    // What is to be added takes the small rest along as far as it can carry it.
    const carried = value + this.#lost;
    const rest = this.#lost - (carried - value);
    const sum = this.#sum + carried;
    const before = sum - carried;
    const lost = this.#sum - before + (carried - (sum - before));
    this.#sum = sum;
    this.#lost = rest + lost;
  }

  /** Whole numbers of up to 64 bits in two halves, neither of which needs rounding. */
  addWhole(value: bigint): void {
    const high = (value / HALF) * HALF;
    this.add(Number(value - high));
    this.add(Number(high));
  }

  get value(): number {
    return Number.isNaN(this.#sum) ? this.#plain : this.#sum;
  }

  /** The sum and what is to be added to it for all that is known; no rest where the sum is no number. */
  get parts(): readonly [number, number] {
    return Number.isFinite(this.#sum) ? [this.#sum, this.#lost] : [this.#plain, 0];
  }
}

const HALF = 2n ** 32n;
