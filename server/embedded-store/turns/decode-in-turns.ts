import { MAX_DEPTH, decodeValue, endOfValue } from '../bson/decode.ts';
import { RawSlot, rawName } from '../bson/raw.ts';
import { Doc, type Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { step } from './in-turns.ts';

const OBJECT = 3;
const ARRAY = 4;

/** Documents and arrays of fewer bytes are decoded at a stretch. */
const LARGE = 32 * 1024;

/** Decodes a value as `RawSlot.value` does, letting others have their turns where it is large. */
export async function decodeInTurns(slot: RawSlot, depth = 0): Promise<Value> {
  const { bytes, type, start, end } = slot;
  const isLarge = (type === OBJECT || type === ARRAY) && end - start > LARGE && depth < MAX_DEPTH;
  if (!isLarge) return decodeValue(bytes, type, start, end, depth);
  const names: string[] = [];
  const values: Value[] = [];
  const element = new RawSlot();
  let at = start + 4;
  for (; at < end - 1; at = element.end) {
    const others = step();
    if (others) await others;
    readElement(element, bytes, at, end - 1);
    if (type === OBJECT) names.push(rawName(bytes, at + 1));
    const isNested = (element.type === OBJECT || element.type === ARRAY) && element.end - element.start > LARGE;
    values.push(
      isNested
        ? await decodeInTurns(element.keep(), depth + 1)
        : decodeValue(bytes, element.type, element.start, element.end, depth + 1),
    );
  }
  if (at !== end - 1 || bytes[at] !== 0) throw invalid();
  return type === OBJECT ? new Doc(names, values) : values;
}

function readElement(slot: RawSlot, bytes: Buffer, at: number, end: number): void {
  const nameEnd = bytes.indexOf(0, at + 1);
  if (nameEnd < 0 || nameEnd >= end) throw invalid();
  const start = nameEnd + 1;
  slot.set(bytes, bytes[at] as number, start, endOfValue(bytes, bytes[at] as number, start, end));
}

function invalid(): StoreError {
  return new StoreError('InvalidBSON', 'Invalid BSON: missing end of document');
}
