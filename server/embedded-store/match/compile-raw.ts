import { decode } from '../bson/decode.ts';
import type { RawSlot } from '../bson/raw.ts';
import { RawSlot as Slot, rawEach } from '../bson/raw.ts';
import { once } from '../turns/spells.ts';
import { compileDoc } from './compile-doc.ts';
import type { FilterNode, MatchEnv } from './filter-node.ts';
import { opensArrays } from './leaf-node.ts';
import { rawLeafTest } from './raw-leaf-test.ts';
import { rawReach, rawSteps } from './raw-reach.ts';

/** Judges the document that starts at `offset`. */
export type RawTest = (bytes: Buffer, offset: number) => boolean;

const OBJECT = 3;
const ARRAY = 4;

/** Compiles a filter into a function of undecoded BSON; means the same as `compileDoc`. */
export function compileRaw(node: FilterNode, env: MatchEnv): RawTest {
  switch (node.op) {
    case 'and':
      return every(node.children.map((child) => compileRaw(child, env)));
    case 'or': {
      const tests = node.children.map((child) => compileRaw(child, env));
      return (bytes, offset) => tests.some((test) => test(bytes, offset));
    }
    case 'nor': {
      const tests = node.children.map((child) => compileRaw(child, env));
      return (bytes, offset) => !tests.some((test) => test(bytes, offset));
    }
    case 'not': {
      const test = compileRaw(node.child, env);
      return (bytes, offset) => !test(bytes, offset);
    }
    case 'elemMatchObject':
    case 'elemMatchValue': {
      const steps = rawSteps(node.path);
      const test = rawElemMatch(rawElementTest(node, env));
      return (bytes, offset) => rawReach(bytes, offset, steps, 0, false, test);
    }
    case 'always':
      return () => node.truth;
    case 'sampleRate':
      return () => once(Math.random) < node.share;
    case 'expr':
    case 'text':
    case 'geoNear':
    case 'schema': {
      const test = compileDoc(node, env);
      return (bytes, offset) => test(decode(bytes, offset), undefined);
    }
    default: {
      const steps = rawSteps(node.path);
      const opens = opensArrays(node);
      const test = rawLeafTest(node);
      return (bytes, offset) => rawReach(bytes, offset, steps, 0, opens, test);
    }
  }
}

function every(tests: readonly RawTest[]): RawTest {
  const [first, second] = tests;
  if (first !== undefined && second !== undefined && tests.length === 2) {
    return (bytes, offset) => first(bytes, offset) && second(bytes, offset);
  }
  return (bytes, offset) => tests.every((test) => test(bytes, offset));
}

type SlotTest = (slot: RawSlot) => boolean;

function rawElemMatch(test: SlotTest): (slot: RawSlot | undefined) => boolean {
  return (array) => {
    if (array === undefined || array.type !== ARRAY) return false;
    const slot = new Slot();
    return rawEach(array.bytes, array.start, slot, () => test(slot));
  };
}

function rawElementTest(
  node: Extract<FilterNode, { op: 'elemMatchObject' | 'elemMatchValue' }>,
  env: MatchEnv,
): SlotTest {
  if (node.op === 'elemMatchValue') return compileRawValue(node.child, env);
  const test = compileRaw(node.child, env);
  // An array is written as a document whose names are the places, and is read as one here.
  return (slot) => (slot.type === OBJECT || slot.type === ARRAY) && test(slot.bytes, slot.start);
}

function compileRawValue(node: FilterNode, env: MatchEnv): SlotTest {
  switch (node.op) {
    case 'and': {
      const tests = node.children.map((child) => compileRawValue(child, env));
      return (slot) => tests.every((test) => test(slot));
    }
    case 'or': {
      const tests = node.children.map((child) => compileRawValue(child, env));
      return (slot) => tests.some((test) => test(slot));
    }
    case 'nor': {
      const tests = node.children.map((child) => compileRawValue(child, env));
      return (slot) => !tests.some((test) => test(slot));
    }
    case 'not': {
      const test = compileRawValue(node.child, env);
      return (slot) => !test(slot);
    }
    case 'elemMatchObject':
    case 'elemMatchValue':
      return rawElemMatch(rawElementTest(node, env));
    case 'always':
      return () => node.truth;
    case 'expr':
    case 'text':
    case 'geoNear':
    case 'schema':
    case 'sampleRate':
      return () => false;
    default:
      return rawLeafTest(node);
  }
}
