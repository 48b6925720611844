import { asBuffer } from '../../bson/decode.ts';
import type { RecordId } from '../../store/collection.ts';
import type { Source, Step } from './source.ts';
import { END, FOUND } from './source.ts';

/** A source as a client's transaction sees it: records that it changed come with its own content, at the end. */
export class OverlaySource implements Source {
  id: RecordId = 0;
  document: Buffer = Buffer.alloc(0);
  private own: Iterator<[RecordId, Uint8Array | null]> | undefined;

  constructor(
    private readonly base: Source,
    private readonly changes: ReadonlyMap<RecordId, Uint8Array | null>,
  ) {}

  get textScore(): number | undefined {
    return this.own === undefined ? this.base.textScore : undefined;
  }

  get keysExamined(): number {
    return this.base.keysExamined;
  }

  get docsExamined(): number {
    return this.base.docsExamined;
  }

  advance(): Step {
    while (this.own === undefined) {
      const step = this.base.advance();
      if (step === END) this.own = this.changes.entries();
      else if (step !== FOUND) return step;
      else if (!this.changes.has(this.base.id)) return this.give(this.base.id, this.base.document);
    }
    for (let next = this.own.next(); next.done !== true; next = this.own.next()) {
      const [id, document] = next.value;
      if (document !== null) return this.give(id, asBuffer(document));
    }
    return END;
  }

  private give(id: RecordId, document: Buffer): Step {
    this.id = id;
    this.document = document;
    return FOUND;
  }

  rest(): void {
    this.base.rest();
  }

  readAnew(): void {
    this.base.readAnew?.();
  }
}
