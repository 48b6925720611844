import { decode } from '../bson/decode.ts';
import { RawSlot, rawField } from '../bson/raw.ts';
import type { Missing, Value } from '../bson/values.ts';
import { MISSING } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { KeyBytes } from '../keys/key-bytes.ts';
import { cutLongPart } from '../keys/long-part.ts';
import { TAG } from '../keys/tags.ts';
import { TypeNotes } from '../keys/type-notes.ts';
import { writeKey, writeRawKey } from '../keys/write-key.ts';
import type { IndexState, PartState } from './index-state.ts';
import { takes } from './index-state.ts';
import type { KeyValues } from './key-values.ts';
import { keyValues } from './key-values.ts';
import { textEntryKeys } from './text-keys.ts';

/** One entry of an index for a document, without its record id. */
export interface EntryKey {
  readonly key: Buffer;
  readonly notes: Buffer;
}

const key = new KeyBytes();
const notes = new TypeNotes();
const slot = new RawSlot();
const NONE: readonly EntryKey[] = [];

/**
 * The entries that an index keeps for a document. Notes on the index what it meets for the first time (arrays, values too
 * long for a key); `learnt` is called then, because the catalog must be written.
 * A hashed index keeps the values as they are: it answers the same, and needs no second look for what shares a hash.
 * A wildcard index keeps nothing, so that no query is answered by it.
 * @throws StoreError CannotIndexParallelArrays; 16766 for an array in a hashed index
 */
export function entryKeys(index: IndexState, document: Buffer, learnt: () => void): readonly EntryKey[] {
  if (index.kind === 'wildcard' || !takes(index.partial, document)) return NONE;
  if (index.kind === 'text') return textEntryKeys(index, document);
  const plain = plainKey(index, document, learnt);
  if (plain === undefined && index.kind === 'hashed') {
    throw new StoreError(16766, 'hashed indexes do not currently support array values');
  }
  return plain ?? arrayKeys(index, document, learnt);
}

/** The common case, straight from the bytes: no array on any path. Undefined when there is one. */
function plainKey(index: IndexState, document: Buffer, learnt: () => void): readonly EntryKey[] | undefined {
  const made = writePlainKey(index, document, key.reset(), notes, learnt);
  if (made === 'arrays') return undefined;
  return made === 'nothing' ? NONE : [{ key: key.copy(), notes: notes.bytes() }];
}

/**
 * Appends the key of a document to `key`, and leaves its notes in `notes`.
 * @returns 'arrays' where there is an array on a path, 'nothing' where the index wants no entry: then what was appended is
 * of no use
 */
export function writePlainKey(
  index: IndexState,
  document: Buffer,
  key: KeyBytes,
  notes: TypeNotes,
  learnt: () => void,
): 'made' | 'nothing' | 'arrays' {
  key.uint32(index.id);
  notes.reset();
  let found = 0;
  for (const part of index.parts) {
    const start = key.length;
    const reached = reach(document, part);
    if (reached === ARRAY) return 'arrays';
    if (reached === FOUND) {
      found++;
      writeRawKey(key, notes, slot.bytes, slot.type, slot.start, slot.end);
    } else {
      key.byte(TAG.null);
      notes.lose();
    }
    finishPart(index, part, start, learnt, key, notes);
  }
  return index.sparse && found === 0 ? 'nothing' : 'made';
}

const FOUND = 1;
const NOTHING = 0;
const ARRAY = -1;

function reach(document: Buffer, part: PartState): number {
  const { names } = part.raw;
  let offset = 0;
  for (let i = 0; i < names.length; i++) {
    if (!rawField(document, offset, names[i] as (typeof names)[0], slot)) return NOTHING;
    if (slot.type === 4) return ARRAY;
    if (i === names.length - 1) return FOUND;
    if (slot.type !== 3) return NOTHING;
    offset = slot.start;
  }
  return NOTHING;
}

function arrayKeys(index: IndexState, document: Buffer, learnt: () => void): readonly EntryKey[] {
  const found = keyValues(
    decode(document),
    index.parts.map((part) => part.path),
  );
  noteArrays(index, found.multikey, learnt);
  const entries = new Map<string, EntryKey>();
  for (const values of found.keys) {
    if (index.sparse && values.every((value) => value === MISSING)) continue;
    const entry = encodeEntry(index, values, learnt);
    entries.set(entry.key.toString('latin1'), entry);
  }
  return [...entries.values()];
}

function noteArrays(index: IndexState, multikey: readonly boolean[], learnt: () => void): void {
  if (multikey.every((met, part) => !met || index.multikey[part])) return;
  index.multikey = index.multikey.map((was, part) => was || multikey[part] === true);
  learnt();
}

function encodeEntry(index: IndexState, values: KeyValues, learnt: () => void): EntryKey {
  key.reset().uint32(index.id);
  notes.reset();
  index.parts.forEach((part, i) => {
    const start = key.length;
    writeKey(key, notes, values[i] as Value | Missing);
    finishPart(index, part, start, learnt, key, notes);
  });
  return { key: key.copy(), notes: notes.bytes() };
}

function finishPart(
  index: IndexState,
  part: PartState,
  start: number,
  learnt: () => void,
  into: KeyBytes,
  noted: TypeNotes,
): void {
  if (cutLongPart(into, start, index.partLimit)) {
    noted.lose();
    if (!index.hasCutKeys) {
      index.hasCutKeys = true;
      learnt();
    }
  }
  if (part.descending) into.invert(start);
}

/** The values of the entry with that key, for telling which document clashes; missing ones read as null. */
export function valuesOfEntry(index: IndexState, document: Buffer, wanted: Buffer): Value[] {
  const paths = index.parts.map((part) => part.path);
  const { keys } = keyValues(decode(document), paths);
  const match = keys.find((values) => encodeEntry(index, values, ignore).key.equals(wanted)) ?? keys[0] ?? [];
  return match.map((value) => (value === MISSING ? null : value));
}

function ignore(): void {
  // The index has learnt all there is when the entry was made.
}
