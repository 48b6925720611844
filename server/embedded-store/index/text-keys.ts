import { decode } from '../bson/decode.ts';
import type { Doc } from '../bson/doc.ts';
import type { Missing, Value } from '../bson/values.ts';
import { MISSING } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { KeyBytes } from '../keys/key-bytes.ts';
import { cutLongPart } from '../keys/long-part.ts';
import { TypeNotes } from '../keys/type-notes.ts';
import { writeKey } from '../keys/write-key.ts';
import { textTerms } from '../text/text-terms.ts';
import type { EntryKey } from './entry-keys.ts';
import type { IndexState, PartState } from './index-state.ts';
import { keyValues } from './key-values.ts';

const key = new KeyBytes();
const notes = new TypeNotes();

/** One entry for each term of the document, after the fields that stand before the text in the index. */
export function textEntryKeys(index: IndexState, document: Buffer): EntryKey[] {
  if (index.text === undefined) return [];
  const doc = decode(document);
  const before = prefixValues(doc, index.parts);
  return textTerms(doc, index.text).map(({ term, score }) => ({
    key: textKey(index, before, term),
    notes: scoreBytes(score),
  }));
}

/** The key under which the documents with a term lie; also the start of a search. */
export function textKey(index: IndexState, before: readonly (Value | Missing)[], term: string): Buffer {
  key.reset().uint32(index.id);
  notes.reset();
  index.parts.forEach((part, i) => {
    const start = key.length;
    writeKey(key, notes, before[i] as Value | Missing);
    cutLongPart(key, start, index.partLimit);
    if (part.descending) key.invert(start);
  });
  const start = key.length;
  writeKey(key, notes, term);
  cutLongPart(key, start, index.partLimit);
  return key.copy();
}

function prefixValues(doc: Doc, parts: readonly PartState[]): (Value | Missing)[] {
  if (parts.length === 0) return [];
  const paths = parts.map((part) => part.path);
  const { keys, multikey } = keyValues(doc, paths);
  if (multikey.includes(true)) {
    throw new StoreError(16675, 'cannot have a multi-key as a prefix to a text index');
  }
  return keys[0] ?? parts.map(() => MISSING);
}

function scoreBytes(score: number): Buffer {
  const bytes = Buffer.allocUnsafe(8);
  bytes.writeDoubleLE(score);
  return bytes;
}

export function readScore(noteBytes: Buffer): number {
  return noteBytes.length >= 8 ? noteBytes.readDoubleLE(0) : 0;
}
