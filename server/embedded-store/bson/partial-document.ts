import { elementsOf, documentOf } from '../wire/splice.ts';
import { Doc } from './doc.ts';
import { encode } from './encode.ts';
import { RawSlot, rawEach, rawName } from './raw.ts';
import type { Value } from './values.ts';

/** A field of the stored document that was decoded: its element's bytes lie between `start` and `end`. */
interface Part {
  readonly name: string;
  readonly value: Value;
  readonly start: number;
  readonly end: number;
}

/** Names are looked for one after the other. */
const MOST_NAMES = 32;

/**
 * A stored document of which only some top-level fields are decoded: whoever changes a few of many fields need not take the
 * others apart and put them together again.
 */
export class PartialDocument {
  private constructor(
    private readonly bytes: Buffer,
    private readonly parts: readonly Part[],
  ) {}

  /** @returns undefined where that is no gain: for many names, or where one of them comes twice */
  static read(bytes: Buffer, names: ReadonlySet<string>): PartialDocument | undefined {
    if (names.size > MOST_NAMES) return undefined;
    const parts: Part[] = [];
    const slot = new RawSlot();
    const isTwice = rawEach(bytes, 0, slot, (nameAt) => {
      const name = rawName(bytes, nameAt);
      if (!names.has(name)) return false;
      if (parts.some((part) => part.name === name)) return true;
      parts.push({ name, value: slot.value(), start: nameAt - 1, end: slot.end });
      return false;
    });
    return isTwice ? undefined : new PartialDocument(bytes, parts);
  }

  /** The decoded fields, in their order. */
  toDoc(): Doc {
    return new Doc(
      this.parts.map(({ name }) => name),
      this.parts.map(({ value }) => value),
    );
  }

  /**
   * The whole document with the decoded fields as they are in `changed`: those that it has not are gone, further ones come
   * at the end. A value that is the very same object or scalar keeps its bytes.
   */
  with(changed: Doc): Buffer {
    const pieces: Uint8Array[] = [];
    const old = new Set<string>();
    let copied = 4;
    for (const { name, value, start, end } of this.parts) {
      old.add(name);
      const at = changed.names.indexOf(name);
      if (at >= 0 && Object.is(changed.values[at], value)) continue;
      if (start > copied) pieces.push(this.bytes.subarray(copied, start));
      if (at >= 0) pieces.push(element(name, changed.values[at]));
      copied = end;
    }
    const end = this.bytes.readInt32LE(0) - 1;
    if (end > copied) pieces.push(this.bytes.subarray(copied, end));
    changed.names.forEach((name, at) => {
      if (!old.has(name)) pieces.push(element(name, changed.values[at]));
    });
    return documentOf(pieces);
  }
}

function element(name: string, value: Value): Uint8Array {
  return elementsOf(encode(new Doc([name], [value])));
}
