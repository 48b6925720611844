import type { Doc } from '../bson/values.ts';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';

/**
 * A document on its way through a pipeline: as stored bytes, as decoded fields, or both.
 * What nobody looks into is never decoded, and what nobody changed is never encoded again.
 */
export class Row {
  #bytes: Uint8Array | undefined;
  #doc: Doc | undefined;

  private constructor(bytes: Uint8Array | undefined, doc: Doc | undefined) {
    this.#bytes = bytes;
    this.#doc = doc;
  }

  static ofBytes(bytes: Uint8Array): Row {
    return new Row(bytes, undefined);
  }

  static ofDoc(doc: Doc): Row {
    return new Row(undefined, doc);
  }

  /** The stored bytes when the document is still as it was read. */
  get raw(): Uint8Array | undefined {
    return this.#bytes;
  }

  /** The decoded document; shared, so whoever changes it makes a clone first. */
  get doc(): Doc {
    return (this.#doc ??= decode(this.#bytes as Uint8Array));
  }

  get isDecoded(): boolean {
    return this.#doc !== undefined;
  }

  /** The document as BSON. */
  get bytes(): Uint8Array {
    return (this.#bytes ??= encode(this.#doc as Doc));
  }
}
