import { FarDate } from '../bson/far-date.ts';
import type { RawSlot } from '../bson/raw.ts';
import { readText } from '../bson/text.ts';
import { Decimal128, Int32, MISSING, ObjectId, TYPE, isNumber, toNumber } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import type { CompareNode } from './filter-node.ts';
import type { LeafNode } from './leaf-node.ts';
import { accepting, leafTest } from './leaf-test.ts';
import type { LeafTest } from './leaf-test.ts';
import { preparedList } from './long-lists.ts';
import { compilePattern } from './pattern/compile-pattern.ts';

/** Judges one undecoded value; undefined where the field is missing. */
export type RawLeafTest = (slot: RawSlot | undefined) => boolean;

/** The test of a leaf on bytes: by a byte rule where there is one for the value at hand, else on the decoded value. */
export function rawLeafTest(node: LeafNode): RawLeafTest {
  // Made when a value first goes the slow way: for a long list it is not cheap.
  let test: LeafTest | undefined;
  const slow: RawLeafTest = (slot) => (test ??= leafTest(node))(slot === undefined ? MISSING : slot.value());
  switch (node.op) {
    case 'eq':
      return rawEquality(node.value, slow);
    case 'lt':
    case 'lte':
    case 'gt':
    case 'gte':
      return rawRange(node.op, node.value, slow);
    case 'in':
      return rawIn(node.values, slow);
    case 'exists':
      return (slot) => slot !== undefined;
    case 'type': {
      const types = new Set(node.types.map((type) => type & 0xff));
      return (slot) => slot !== undefined && types.has(slot.type);
    }
    case 'regex':
      return rawRegex(node.pattern, node.options, slow);
    default:
      return slow;
  }
}

function rawEquality(wanted: Value, slow: RawLeafTest): RawLeafTest {
  if (wanted === null) return (slot) => slot === undefined || slot.type === TYPE.null || slot.type === TYPE.undefined;
  if (typeof wanted === 'boolean') {
    return (slot) => slot !== undefined && slot.type === TYPE.bool && (slot.bytes[slot.start] !== 0) === wanted;
  }
  if (typeof wanted === 'string') return rawTextEquality(wanted, slow);
  if (wanted instanceof ObjectId) {
    const id = Buffer.from(wanted.id);
    return (slot) =>
      slot !== undefined && slot.type === TYPE.objectId && slot.bytes.compare(id, 0, 12, slot.start, slot.end) === 0;
  }
  return rawOrder(wanted, (order) => order === 0, slow);
}

function rawTextEquality(wanted: string, slow: RawLeafTest): RawLeafTest {
  const text = Buffer.from(`${wanted}\0`);
  return (slot) => {
    if (slot === undefined) return false;
    if (slot.type !== TYPE.string) return slot.type === TYPE.symbol && slow(slot);
    if (slot.end - slot.start - 4 !== text.length) return false;
    const { bytes } = slot;
    const from = slot.start + 4;
    for (let i = 0; i < text.length; i++) if (bytes[from + i] !== text[i]) return false;
    return true;
  };
}

function rawRange(op: Exclude<CompareNode['op'], 'eq'>, bound: Value, slow: RawLeafTest): RawLeafTest {
  const accepts = accepting[op];
  if (typeof bound !== 'string') return rawOrder(bound, accepts, slow);
  const text = Buffer.from(bound);
  return (slot) => {
    if (slot === undefined) return false;
    if (slot.type !== TYPE.string) return slot.type === TYPE.symbol && slow(slot);
    return accepts(slot.bytes.compare(text, 0, text.length, slot.start + 4, slot.end - 1));
  };
}

/** Numbers and dates by their bytes, as long as a double holds them exactly; all else goes the slow way. */
function rawOrder(bound: Value, accepts: (order: number) => boolean, slow: RawLeafTest): RawLeafTest {
  if (bound instanceof FarDate) return slow;
  if (bound instanceof Date) {
    const time = bound.getTime();
    return (slot) =>
      slot !== undefined && slot.type === TYPE.date && accepts(sign(readLong(slot.bytes, slot.start) - time));
  }
  if (!isNumber(bound) || bound instanceof Decimal128) return slow;
  const limit = toNumber(bound);
  if (!Number.isFinite(limit) || Math.abs(limit) > Number.MAX_SAFE_INTEGER) return slow;
  return (slot) => {
    if (slot === undefined) return false;
    if (slot.type === TYPE.int) return accepts(sign(slot.bytes.readInt32LE(slot.start) - limit));
    if (slot.type === TYPE.double) {
      const value = slot.bytes.readDoubleLE(slot.start);
      return !Number.isNaN(value) && accepts(value < limit ? -1 : value > limit ? 1 : 0);
    }
    return (slot.type === TYPE.long || slot.type === TYPE.decimal) && slow(slot);
  };
}

function rawIn(values: readonly Value[], slow: RawLeafTest): RawLeafTest {
  const { texts, ints } = preparedList(values) ?? { texts: textsOf(values), ints: intsOf(values) };
  return (slot) => {
    if (slot === undefined) return slow(undefined);
    if (texts !== undefined) {
      if (slot.type === TYPE.string) return texts.has(readText(slot.bytes, slot.start + 4, slot.end - 1));
      return slot.type === TYPE.symbol && slow(slot);
    }
    return ints !== undefined && slot.type === TYPE.int ? ints.has(slot.bytes.readInt32LE(slot.start)) : slow(slot);
  };
}

/** Undefined unless all are. */
function textsOf(values: readonly Value[]): ReadonlySet<string> | undefined {
  return values.every((value) => typeof value === 'string') ? new Set(values) : undefined;
}

function intsOf(values: readonly Value[]): ReadonlySet<number> | undefined {
  return values.every((value) => value instanceof Int32) ? new Set(values.map((value) => value.value)) : undefined;
}

function rawRegex(source: string, options: string, slow: RawLeafTest): RawLeafTest {
  const pattern = compilePattern(source, options);
  return (slot) => {
    if (slot === undefined) return false;
    if (slot.type === TYPE.string) return pattern.test(readText(slot.bytes, slot.start + 4, slot.end - 1));
    return (slot.type === TYPE.regex || slot.type === TYPE.symbol) && slow(slot);
  };
}

/** An int64 as a double; dates beyond 2^53 lose their last bits, which no calendar reaches. */
function readLong(bytes: Buffer, at: number): number {
  return bytes.readInt32LE(at + 4) * 4_294_967_296 + bytes.readUInt32LE(at);
}

function sign(difference: number): number {
  return difference < 0 ? -1 : difference > 0 ? 1 : 0;
}
