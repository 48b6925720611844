import { asBuffer, decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { rawField, RawSlot, type RawName } from '../bson/raw.ts';
import { sizeOf } from './memory.ts';
import { MISSING, type Doc, type Missing, type Value } from '../bson/values.ts';

const slot = new RawSlot();

/**
 * A document on its way through a pipeline: as stored bytes, as decoded fields, or both.
 * What nobody looks into is never decoded, and what nobody changed is never encoded again.
 */
export class Row {
  #bytes: Buffer | undefined;
  #doc: Doc | undefined;

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
    return (this.#doc ??= decode(this.#bytes as Buffer));
  }

  /** The document as BSON. */
  get bytes(): Uint8Array {
    return (this.#bytes ??= asBuffer(encode(this.#doc as Doc)));
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
    return rawField(this.#bytes as Buffer, 0, name, slot) ? slot.value() : MISSING;
  }
}
