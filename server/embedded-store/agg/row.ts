import { asBuffer, decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { rawField, RawSlot, type RawName } from '../bson/raw.ts';
import { decodeInTurns } from '../turns/decode-in-turns.ts';
import { encodeInTurns } from '../turns/encode-in-turns.ts';
import { leaveUntil, mayLeave } from '../turns/spells.ts';
import { sizeOf } from './memory.ts';
import { MISSING, type Doc, type Missing, type Value } from '../bson/values.ts';

const slot = new RawSlot();

const OBJECT = 3;
const ARRAY = 4;
/** What takes more bytes is decoded once, and while others have their turns where that can be. */
const LARGE = 64 * 1024;

/**
 * A document on its way through a pipeline: as stored bytes, as decoded fields, or both.
 * What nobody looks into is never decoded, and what nobody changed is never encoded again.
 */
export class Row {
  #bytes: Buffer | undefined;
  #doc: Doc | undefined;
  /** Large fields of an undecoded document that were asked for. */
  #fields: Map<string, Value> | undefined;

  private constructor(
    bytes: Buffer | undefined,
    doc: Doc | undefined,
    /** What `{$meta: 'textScore'}` answers, when the filter had a `$text`. */
    readonly textScore: number | undefined,
  ) {
    this.#bytes = bytes;
    this.#doc = doc;
  }

  static ofBytes(bytes: Uint8Array, textScore?: number): Row {
    return new Row(asBuffer(bytes), undefined, textScore);
  }

  /** @param origin the row that this document was made of; it hands on its text score */
  static ofDoc(doc: Doc, origin?: Row): Row {
    return new Row(undefined, doc, origin?.textScore);
  }

  /** The decoded document. It is shared: whoever changes it makes a clone first. */
  get doc(): Doc {
    return (this.#doc ??= this.#decoded(this.#bytes as Buffer));
  }

  #decoded(bytes: Buffer): Doc {
    return bytes.length <= LARGE || !mayLeave() ? decode(bytes) : leaveUntil(this.#decodedInTurns(bytes));
  }

  /** The document as BSON. */
  get bytes(): Uint8Array {
    return (this.#bytes ??= asBuffer(encode(this.#doc as Doc)));
  }

  /** Sees to it that `doc` is at hand, letting others have their turns where that takes long. */
  decoded(): Promise<void> | undefined {
    if (this.#doc || (this.#bytes as Buffer).length <= LARGE) return undefined;
    return this.#decodedInTurns(this.#bytes as Buffer);
  }

  async #decodedInTurns(bytes: Buffer): Promise<void> {
    const whole = new RawSlot();
    whole.set(bytes, OBJECT, 0, bytes.length);
    this.#doc = (await decodeInTurns(whole)) as Doc;
  }

  /** Sees to it that `bytes` is at hand, letting others have their turns where that takes long. */
  encoded(): Promise<void> | undefined {
    if (this.#bytes) return undefined;
    const made = encodeInTurns(this.#doc as Doc);
    if (made instanceof Promise) return made.then((bytes) => void (this.#bytes = bytes));
    this.#bytes = made;
    return undefined;
  }

  /** About how much memory it takes. */
  get size(): number {
    return this.#bytes?.length ?? sizeOf(this.#doc as Doc);
  }

  /** The undecoded document, when nothing has been made of it yet. */
  get raw(): Buffer | undefined {
    return this.#doc ? undefined : this.#bytes;
  }

  /** One field at the top; of an undecoded document only this one is decoded. */
  field(name: RawName): Value | Missing {
    if (this.#doc) return this.#doc.field(name.text);
    if (!rawField(this.#bytes as Buffer, 0, name, slot)) return MISSING;
    const isLarge = (slot.type === OBJECT || slot.type === ARRAY) && slot.end - slot.start > LARGE;
    return isLarge ? this.#large(name.text, slot.keep()) : slot.value();
  }

  #large(name: string, field: RawSlot): Value {
    this.#fields ??= new Map();
    if (!this.#fields.has(name)) {
      if (mayLeave()) return leaveUntil(decodeInTurns(field).then((value) => this.#fields?.set(name, value)));
      this.#fields.set(name, field.value());
    }
    return this.#fields.get(name);
  }
}
