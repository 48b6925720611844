/** One step back: `memory` always, `disk` only when the transaction goes on without the work that is taken back. */
interface Step {
  readonly memory: () => void;
  readonly disk?: () => void;
}

/** How to take back what one piece of work has done so far. */
export class UndoList {
  private readonly steps: Step[] = [];

  add(memory: () => void, disk?: () => void): void {
    this.steps.push(disk === undefined ? { memory } : { memory, disk });
  }

  /** The work failed; the transaction that it was part of goes on. */
  takeBack(): void {
    for (const _ of this.takeBackInParts());
  }

  *takeBackInParts(): Generator<void> {
    for (let step = this.steps.pop(); step; step = this.steps.pop()) {
      step.disk?.();
      step.memory();
      yield;
    }
  }

  /** The whole transaction failed: nothing reached the disk, memory must follow. */
  forget(): void {
    for (const step of this.steps.splice(0).reverse()) step.memory();
  }
}
