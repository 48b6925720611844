import { RawSlot, rawEach, rawName } from '../../bson/raw.ts';
import type { Doc, Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { decodeInTurns } from '../../turns/decode-in-turns.ts';
import { encodeInTurns, isLong } from '../../turns/encode-in-turns.ts';
import { inSpells } from '../../turns/spells.ts';
import type { Applied } from '../../update/update-types.ts';
import { newDocumentInTurns, type NewDocument } from './new-document.ts';

/** Bytes of what an update looks at, beyond which it is worked out before the write. */
const LARGE = 96 * 1024;
/** Where others change the document again and again, it is changed at a stretch in the end. */
const MOST_TRIES = 4;
const OBJECT = 3;

/** What an update makes of a stored document. */
export interface Made {
  readonly before: Doc;
  readonly applied: Applied;
  readonly after: Uint8Array;
}

/** Thrown inside a write, which nobody can interrupt: to be tried again when this has been prepared. */
export class TooLong extends Error {
  constructor(readonly prepare: () => Promise<void>) {
    super('this would hold up others for too long');
  }
}

/** What a statement does is known only inside its write; for what is large, it is worked out before, beside other work. */
export class Foresight {
  private tries = 0;
  private seen: { readonly bytes: Buffer; readonly made: () => Made } | undefined;
  private inserted: (() => NewDocument) | undefined;

  /**
   * @param update as the client sent it
   * @param touches the only fields that it looks at; undefined for all
   */
  constructor(
    private readonly update: Value,
    private readonly touches: ReadonlySet<string> | undefined,
    private readonly apply: (before: Doc) => Applied,
    private readonly insert: () => Doc,
  ) {}

  /** Of just these bytes; undefined when that was not worked out. @throws what the update has thrown */
  of(bytes: Buffer): Made | undefined {
    return this.knows(bytes) ? this.seen?.made() : undefined;
  }

  /** @throws StoreError what the update has thrown */
  get insertion(): NewDocument | undefined {
    return this.inserted?.();
  }

  needs(bytes: Buffer): boolean {
    return (
      bytes.length > LARGE && this.tries < MOST_TRIES && touchedBytes(bytes, this.touches) > LARGE && !this.knows(bytes)
    );
  }

  /** @throws TooLong when the document is to be worked at before */
  demand(bytes: Buffer): void {
    if (this.needs(bytes)) throw new TooLong(() => this.foresee(bytes));
  }

  /** The same for what an upsert inserts. */
  demandInsertion(): void {
    if (this.inserted || !isLong(this.update)) return;
    throw new TooLong(() => this.foreseeInsertion());
  }

  async foresee(bytes: Buffer): Promise<void> {
    this.tries++;
    const made = await outcomeOf(async () => {
      const whole = new RawSlot();
      whole.set(bytes, OBJECT, 0, bytes.length);
      const before = (await decodeInTurns(whole)) as Doc;
      const applied = await inSpells(() => this.apply(before));
      return { before, applied, after: applied.changed ? await encodeInTurns(applied.document) : bytes };
    });
    this.seen = { bytes, made };
  }

  private async foreseeInsertion(): Promise<void> {
    this.inserted = await outcomeOf(async () => newDocumentInTurns(await inSpells(this.insert)));
  }

  private knows(bytes: Buffer): boolean {
    return this.seen !== undefined && Buffer.compare(this.seen.bytes, bytes) === 0;
  }
}

/** A refusal is told when the statement's turn comes. */
async function outcomeOf<T>(work: () => Promise<T>): Promise<() => T> {
  try {
    const made = await work();
    return () => made;
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    return () => {
      throw error;
    };
  }
}

function touchedBytes(bytes: Buffer, touches: ReadonlySet<string> | undefined): number {
  if (!touches) return bytes.length;
  let size = 0;
  const slot = new RawSlot();
  rawEach(bytes, 0, slot, (nameAt) => {
    if (slot.end - slot.start > LARGE / touches.size && touches.has(rawName(bytes, nameAt)))
      size += slot.end - slot.start;
  });
  return size;
}
