import { sizeOf } from './value-size.ts';
import { Doc } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { identical } from './identical.ts';
import { loop, nextRound } from '../turns/spells.ts';

export type Diff = DocumentDiff | ArrayDiff;

export interface DocumentDiff {
  readonly kind: 'document';
  readonly removed: readonly string[];
  readonly updated: readonly (readonly [string, Value])[];
  readonly inserted: readonly (readonly [string, Value])[];
  readonly inner: readonly (readonly [string, Diff])[];
  /** Bytes that MongoDB's log entry would take; decides whether parts or the whole is told. */
  readonly size: number;
}

export interface ArrayDiff {
  readonly kind: 'array';
  /** Set when elements were cut off at the end. */
  readonly newSize: number | undefined;
  readonly changes: readonly (readonly [number, { readonly value: Value } | { readonly inner: Diff }])[];
  readonly size: number;
}

/** What a log entry takes beside the difference itself. */
const ENTRY_PADDING = 15;
const EMPTY_DOCUMENT_DIFF = 5;
const EMPTY_ARRAY_DIFF = 9;
/** A section that opens: type, one letter, terminator, empty document. */
const SECTION = 8;
/** Type and terminator around the name of a field. */
const FIELD = 2;

/** The difference of two documents; undefined when it is no smaller than the new one. */
export function diffDocuments(before: Doc, after: Doc): DocumentDiff | undefined {
  return diffDocs(before, after, ENTRY_PADDING);
}

function diffDocs(before: Doc, after: Doc, padding: number): DocumentDiff | undefined {
  const removed = new Set<string>();
  const updated: [string, Value][] = [];
  const inner: [string, Diff][] = [];
  let old = 0;
  let now = 0;
  while (old < before.size && now < after.size) {
    const name = before.names[old] ?? '';
    if (name !== after.names[now]) removed.add(name);
    else {
      const value = after.values[now];
      if (!identical(before.values[old], value)) {
        const deeper = diffInner(before.values[old], value);
        if (deeper === undefined) updated.push([name, value]);
        else inner.push([name, deeper]);
      }
      now++;
    }
    old++;
  }
  // What the new document ends before is told first, the gaps within by name.
  const endedBefore = before.names.slice(old);
  const inserted: [string, Value][] = [];
  for (; now < after.size; now++) {
    const name = after.names[now] ?? '';
    inserted.push([name, after.values[now]]);
    // A field that moved is told as one that came, which also takes the old one away.
    removed.delete(name);
  }
  const diff = {
    kind: 'document' as const,
    removed: [...endedBefore, ...[...removed].toSorted()],
    updated,
    inserted,
    inner,
  };
  const size = EMPTY_DOCUMENT_DIFF + padding + documentDiffSize(diff);
  return size >= sizeOf(after) ? undefined : { ...diff, size };
}

function documentDiffSize(diff: Omit<DocumentDiff, 'size'>): number {
  const values = (entries: readonly (readonly [string, Value])[]): number =>
    section(entries.map(([name, value]) => fieldSize(name, sizeOf(value))));
  return (
    section(diff.removed.map((name) => fieldSize(name, 1))) +
    values(diff.updated) +
    values(diff.inserted) +
    diff.inner.reduce((sum, [name, inner]) => sum + fieldSize(name, inner.size) + 1, 0)
  );
}

function section(sizes: readonly number[]): number {
  return sizes.length === 0 ? 0 : sizes.reduce((sum, size) => sum + size, SECTION);
}

function fieldSize(name: string, valueSize: number): number {
  return Buffer.byteLength(name) + valueSize + FIELD;
}

function diffInner(before: Value, after: Value): Diff | undefined {
  if (before instanceof Doc && after instanceof Doc) return diffDocs(before, after, 0);
  return Array.isArray(before) && Array.isArray(after) ? diffArrays(before, after) : undefined;
}

/** Longer arrays are gone through so that others can have their turns. */
const LONG = 512;

/** How far the comparison of two arrays has come. */
interface Comparing {
  at: number;
  readonly changes: [number, { value: Value } | { inner: Diff }][];
  size: number;
}

function compareElements(before: readonly Value[], after: readonly Value[], so: Comparing): void {
  const index = so.at;
  const value = after[index];
  if (index < before.length && identical(before[index], value)) return;
  const inner = index < before.length ? diffInner(before[index], value) : undefined;
  so.changes.push([index, inner === undefined ? { value } : { inner }]);
  so.size += fieldSize(String(index), inner?.size ?? sizeOf(value)) + 1;
}

function compareAll(before: readonly Value[], after: readonly Value[]): Comparing {
  const begin = (): Comparing => ({ at: 0, changes: [], size: EMPTY_ARRAY_DIFF });
  if (after.length > LONG) {
    return loop(after, begin, (_, so) => {
      for (; so.at < after.length; so.at++) {
        nextRound();
        compareElements(before, after, so);
      }
      return so;
    });
  }
  const so = begin();
  for (; so.at < after.length; so.at++) compareElements(before, after, so);
  return so;
}

function diffArrays(before: readonly Value[], after: Value[]): ArrayDiff | undefined {
  const { changes, ...compared } = compareAll(before, after);
  let { size } = compared;
  const newSize = after.length < before.length ? after.length : undefined;
  if (newSize !== undefined) size += fieldSize('l', 4);
  return sizeOf(after) <= size ? undefined : { kind: 'array', newSize, changes, size };
}
