import { ObjectId, type Document } from 'mongodb';

const OBJECT = 3;

/**
 * Stored bytes as something that the driver sends as they are, whatever they hold: names that look like numbers, numbers of every
 * type, dates that JavaScript cannot count to, types that nobody makes any more. Only as an element of an array.
 */
export function sendable(bytes: Uint8Array): Document {
  return new RawDocument(bytes) as unknown as Document;
}

/**
 * The driver lets ObjectIds write their bytes into the message themselves. This one writes a document there, and makes the type
 * that was noted before its name that of a document.
 */
class RawDocument extends ObjectId {
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    super();
    this.#bytes = bytes;
  }

  serializeInto(message: Uint8Array, at: number): number {
    // Before the value stands the name, here the digits of a place in an array, and its end.
    let typeAt = at - 2;
    while ((message[typeAt] ?? 0) >= 0x30) typeAt--;
    message[typeAt] = OBJECT;
    message.set(this.#bytes, at);
    return this.#bytes.length;
  }
}
