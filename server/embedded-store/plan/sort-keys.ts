import { decode } from '../bson/decode.ts';
import { RawName, RawSlot, rawField } from '../bson/raw.ts';
import type { Missing, Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { keyValues } from '../index/key-values.ts';
import { KeyBytes } from '../keys/key-bytes.ts';
import { TAG } from '../keys/tags.ts';
import { TypeNotes } from '../keys/type-notes.ts';
import { writeKey, writeRawKey } from '../keys/write-key.ts';
import type { SortPart } from './sort-spec.ts';

const key = new KeyBytes();
const notes = new TypeNotes();
const slot = new RawSlot();

/**
 * Bytes by which documents sort: like the key of an index over the sorted fields. Of a document with arrays the key that
 * comes first counts, so an array sorts by its least element upwards and by its greatest downwards.
 */
export class SortKeys {
  private readonly names: readonly RawName[];
  private readonly paths: readonly (readonly string[])[];
  private readonly isFlat: boolean;

  constructor(private readonly parts: readonly SortPart[]) {
    this.names = parts.map((part) => new RawName(part.path));
    this.paths = parts.map((part) => part.steps);
    this.isFlat = parts.every((part) => part.steps.length === 1 && !part.textScore);
  }

  of(document: Buffer, textScore?: number): Buffer {
    return (this.isFlat ? this.flat(document) : undefined) ?? this.deep(document, textScore);
  }

  /** Top-level fields without arrays, straight from the bytes. */
  private flat(document: Buffer): Buffer | undefined {
    key.reset();
    notes.reset();
    for (let i = 0; i < this.parts.length; i++) {
      const start = key.length;
      if (!rawField(document, 0, this.names[i] as RawName, slot)) key.byte(TAG.null);
      else if (slot.type === 4) return undefined;
      else writeRawKey(key, notes, document, slot.type, slot.start, slot.end);
      if (this.parts[i]?.descending) key.invert(start);
    }
    return key.copy();
  }

  private deep(document: Buffer, textScore: number | undefined): Buffer {
    let least: Buffer | undefined;
    for (const values of sortValues(document, this.paths)) {
      const bytes = this.encode(values, textScore);
      if (least === undefined || Buffer.compare(bytes, least) < 0) least = bytes;
    }
    return least ?? Buffer.alloc(0);
  }

  private encode(values: readonly (Value | Missing)[], textScore: number | undefined): Buffer {
    key.reset();
    notes.reset();
    this.parts.forEach((part, i) => {
      const start = key.length;
      writeKey(key, notes, part.textScore ? (textScore ?? 0) : (values[i] as Value | Missing));
      if (part.descending) key.invert(start);
    });
    return key.copy();
  }
}

function sortValues(document: Buffer, paths: readonly (readonly string[])[]): readonly (Value | Missing)[][] {
  try {
    return keyValues(decode(document), paths).keys.map((values) => [...values]);
  } catch (error) {
    if (error instanceof StoreError && error.code === 171) {
      throw new StoreError(
        'BadValue',
        'Executor error during find command :: caused by :: cannot sort with keys that are parallel arrays',
      );
    }
    throw error;
  }
}
