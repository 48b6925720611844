import type { CompiledFilter } from '../match/filter-node.ts';
import type { Source, Step } from './source/source.ts';
import { FOUND, PAUSE } from './source/source.ts';

/**
 * A source and what is left of its filter. When the index answers the filter exactly, documents are not looked at again,
 * until the first pause: entries read before it may speak of documents that have changed since.
 */
export class Pull {
  private checks: boolean;
  matched = 0;

  constructor(
    readonly source: Source,
    private readonly filter: CompiledFilter,
    exact: boolean,
  ) {
    this.checks = !exact && !filter.matchesAll;
  }

  next(): Step {
    for (;;) {
      const step = this.source.advance();
      if (step === PAUSE) this.checks = !this.filter.matchesAll;
      if (step !== FOUND) return step;
      if (this.checks && !this.filter.matchesRaw(this.source.document)) continue;
      this.matched++;
      return FOUND;
    }
  }

  /** Others will have a turn before the next call. */
  rest(): void {
    this.checks = !this.filter.matchesAll;
    this.source.rest();
  }
}
