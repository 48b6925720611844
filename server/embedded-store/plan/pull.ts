import type { CompiledFilter } from '../match/filter-node.ts';
import { keepDocument } from '../store/environment.ts';
import { inSpells } from '../turns/spells.ts';
import type { Found } from './present.ts';
import type { Source, Step } from './source/source.ts';
import { FOUND, PAUSE } from './source/source.ts';

/**
 * A source and what is left of its filter. When the index answers the filter exactly, documents are not looked at again,
 * until the first pause: entries read before it may speak of documents that have changed since.
 */
export class Pull {
  private checks: boolean;
  private slow: SlowTest | undefined;
  matched = 0;
  /** What the last FOUND has found. */
  found: Found;

  /** @param mayPause whether whoever pulls can wait while an expression is evaluated */
  constructor(
    readonly source: Source,
    private readonly filter: CompiledFilter,
    exact: boolean,
    private readonly mayPause: boolean,
    private readonly signal: AbortSignal | undefined,
  ) {
    this.checks = !exact && !filter.matchesAll;
    this.found = source;
  }

  next(): Step {
    for (;;) {
      const step = this.slow ? FOUND : this.source.advance();
      if (step === PAUSE) this.checks = !this.filter.matchesAll;
      if (step !== FOUND) return step;
      if (this.checks || this.slow) {
        const matches = this.filter.evaluates && this.mayPause ? this.test() : this.matches();
        if (matches === undefined) return PAUSE;
        if (!matches) continue;
      }
      this.matched++;
      return FOUND;
    }
  }

  private matches(): boolean {
    return this.filter.matchesRaw(this.source.document);
  }

  /** Undefined as long as that is not known. */
  private test(): boolean | undefined {
    if (this.slow) {
      const { outcome, record } = this.slow;
      if (outcome === undefined) return undefined;
      this.slow = undefined;
      this.found = record;
      return outcome();
    }
    this.found = this.source;
    const record = { id: this.source.id, document: this.source.document, textScore: this.source.textScore };
    const testing = inSpells(
      () => this.filter.matchesRaw(record.document),
      () => this.signal?.throwIfAborted(),
    );
    if (typeof testing === 'boolean') return testing;
    record.document = keepDocument(record.document);
    this.slow = new SlowTest(record, testing);
    this.rest();
    return undefined;
  }

  /** Others will have a turn before the next call. */
  rest(): void {
    this.checks = !this.filter.matchesAll;
    this.source.rest();
  }

  /** The next call belongs to a later command. */
  readAnew(): void {
    this.rest();
    this.source.readAnew?.();
  }
}

/** A document about which an expression has not made up its mind. */
class SlowTest {
  /** Throws what the expression has thrown. */
  outcome: (() => boolean) | undefined;

  constructor(
    readonly record: Found,
    testing: Promise<boolean>,
  ) {
    testing.then(
      (matches) => (this.outcome = () => matches),
      (error: unknown) => {
        this.outcome = () => {
          throw error;
        };
      },
    );
  }
}
