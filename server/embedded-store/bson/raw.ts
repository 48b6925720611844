import { asBuffer, decodeValue, endOfValue } from './decode.ts';
import { readName } from './text.ts';
import type { Value } from './values.ts';

/** BSON type bytes as they stand in documents. */
const OBJECT = 3;
const ARRAY = 4;

/**
 * A value inside the bytes of a document, not decoded: `type` is the BSON type byte, its bytes are `start..end`.
 * The walkers below hand out one and the same slot again and again; copy it (`keep`) to hold on to it.
 */
export class RawSlot {
  bytes: Buffer = EMPTY;
  type = 0;
  start = 0;
  end = 0;

  value(): Value {
    return decodeValue(this.bytes, this.type, this.start, this.end);
  }

  slice(): Buffer {
    return this.bytes.subarray(this.start, this.end);
  }

  keep(): RawSlot {
    const slot = new RawSlot();
    slot.set(this.bytes, this.type, this.start, this.end);
    return slot;
  }

  set(bytes: Buffer, type: number, start: number, end: number): void {
    this.bytes = bytes;
    this.type = type;
    this.start = start;
    this.end = end;
  }
}

const EMPTY = Buffer.alloc(0);

/** A field name prepared for comparison with bytes. `index` is its number when it can be a place in an array, else -1. */
export class RawName {
  readonly bytes: Buffer;
  readonly index: number;

  constructor(readonly text: string) {
    this.bytes = Buffer.from(text, 'utf8');
    this.index = /^(0|[1-9]\d{0,8})$/.test(text) ? Number(text) : -1;
  }
}

/** A dotted path prepared for walking. */
export class RawPath {
  readonly names: readonly RawName[];

  constructor(readonly text: string) {
    this.names = text.split('.').map((name) => new RawName(name));
  }
}

/**
 * Finds the first field `name` of the document (or array) that starts at `offset`.
 * @returns false, and an untouched slot, when there is none
 */
export function rawField(bytes: Buffer, offset: number, name: RawName, slot: RawSlot): boolean {
  const wanted = name.bytes;
  const length = wanted.length;
  const end = offset + readInt(bytes, offset) - 1;
  let at = offset + 4;
  while (at < end) {
    const type = bytes[at] as number;
    at++;
    let i = 0;
    while (i < length && bytes[at + i] === wanted[i]) i++;
    if (i === length && bytes[at + i] === 0) {
      const start = at + length + 1;
      slot.set(bytes, type, start, endOfValue(bytes, type, start, end));
      return true;
    }
    at += i;
    while (bytes[at] !== 0) at++;
    at = endOfValue(bytes, type, at + 1, end);
  }
  return false;
}

/** Visits the fields of the document (or elements of the array) at `offset` in order until `visit` returns true. */
export function rawEach(
  bytes: Buffer,
  offset: number,
  slot: RawSlot,
  visit: (nameAt: number) => boolean | void,
): boolean {
  const end = offset + readInt(bytes, offset) - 1;
  let at = offset + 4;
  while (at < end) {
    const type = bytes[at] as number;
    const nameAt = at + 1;
    at = nameAt;
    while (bytes[at] !== 0) at++;
    const start = at + 1;
    at = endOfValue(bytes, type, start, end);
    slot.set(bytes, type, start, at);
    if (visit(nameAt) === true) return true;
  }
  return false;
}

/** The field name that starts at `nameAt`. */
export function rawName(bytes: Buffer, nameAt: number): string {
  let end = nameAt;
  while (bytes[end] !== 0) end++;
  return readName(bytes, nameAt, end);
}

/** The element number `index` of the array at `offset`. */
export function rawElement(bytes: Buffer, offset: number, index: number, slot: RawSlot): boolean {
  let left = index;
  return rawEach(bytes, offset, slot, () => left-- === 0);
}

/**
 * Visits what a filter's path reaches, as MongoDB does: documents inside an array on the way are entered one by one,
 * and a number in the path also means a place in that array. At the end of the path the value itself is visited, arrays
 * are not opened. `visit(undefined)` stands for "missing on this branch". Stops when `visit` returns true.
 */
export function rawWalk(
  document: Uint8Array,
  path: RawPath,
  visit: (slot: RawSlot | undefined) => boolean | void,
): boolean {
  return walkFrom(asBuffer(document), 0, path, 0, visit);
}

function walkFrom(
  bytes: Buffer,
  offset: number,
  path: RawPath,
  depth: number,
  visit: (slot: RawSlot | undefined) => boolean | void,
): boolean {
  const slot = new RawSlot();
  const name = path.names[depth];
  if (name === undefined || !rawField(bytes, offset, name, slot)) return visit(undefined) === true;
  return walkOn(slot, path, depth + 1, visit);
}

function walkOn(
  slot: RawSlot,
  path: RawPath,
  depth: number,
  visit: (slot: RawSlot | undefined) => boolean | void,
): boolean {
  if (depth === path.names.length) return visit(slot) === true;
  if (slot.type === OBJECT) return walkFrom(slot.bytes, slot.start, path, depth, visit);
  if (slot.type !== ARRAY) return visit(undefined) === true;
  return walkArray(slot.bytes, slot.start, path, depth, visit);
}

function walkArray(
  bytes: Buffer,
  offset: number,
  path: RawPath,
  depth: number,
  visit: (slot: RawSlot | undefined) => boolean | void,
): boolean {
  const place = path.names[depth]?.index ?? -1;
  const element = new RawSlot();
  if (place >= 0 && rawElement(bytes, offset, place, element) && walkOn(element.keep(), path, depth + 1, visit)) {
    return true;
  }
  return rawEach(bytes, offset, element, () =>
    element.type === OBJECT ? walkFrom(bytes, element.start, path, depth, visit) : false,
  );
}

/** An int32, little end first; faster than Buffer's method, which checks its argument. */
function readInt(bytes: Buffer, at: number): number {
  return (
    (bytes[at] as number) |
    ((bytes[at + 1] as number) << 8) |
    ((bytes[at + 2] as number) << 16) |
    ((bytes[at + 3] as number) << 24)
  );
}

/** The first field of that name at the top of a document, decoded; undefined where there is none. */
export function rawTopValue(document: Uint8Array, name: RawName): Value {
  const slot = new RawSlot();
  return rawField(asBuffer(document), 0, name, slot) ? slot.value() : undefined;
}
