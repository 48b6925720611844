import type { RecordId } from '../../store/collection.ts';
import { StepSort } from '../../turns/step-sort.ts';

/**
 * Record ids, each given once, in rising order: they come in runs, most of which rise already. A common word is in very
 * many documents, so nothing here is done for all of them at a stretch.
 */
export class RisingIds {
  private readonly runs: RecordId[][] = [];
  private filling: RecordId[] = [];
  private rises = true;
  private readonly unsorted: StepSort<RecordId>[] = [];
  private readonly places: number[] = [];

  add(id: RecordId): void {
    const last = this.filling.at(-1);
    if (last !== undefined && last > id) this.rises = false;
    this.filling.push(id);
  }

  closeRun(): void {
    if (this.rises) this.keep(this.filling);
    else this.unsorted.push(new StepSort(this.filling, (a, b) => a - b));
    this.filling = [];
    this.rises = true;
  }

  /** Does a part of the work when all runs are closed. @returns true when nothing is left to do */
  advance(): boolean {
    const sort = this.unsorted.at(-1);
    if (sort?.advance() === true) {
      this.keep(sort.sorted);
      this.unsorted.pop();
    }
    return this.unsorted.length === 0;
  }

  /** The least that has not been taken. */
  shift(): RecordId | undefined {
    let [least, from]: [RecordId | undefined, number] = [undefined, 0];
    for (let i = 0; i < this.runs.length; i++) {
      const id = this.runs[i]?.[this.places[i] as number];
      if (id !== undefined && (least === undefined || id < least)) [least, from] = [id, i];
    }
    if (least !== undefined) this.places[from] = (this.places[from] as number) + 1;
    return least;
  }

  private keep(run: RecordId[]): void {
    if (run.length === 0) return;
    this.runs.push(run);
    this.places.push(0);
  }
}
