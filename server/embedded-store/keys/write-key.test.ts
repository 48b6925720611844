import { describe, expect, it } from '@jest/globals';
import { compareValues } from '../bson/compare.ts';
import { encode } from '../bson/encode.ts';
import { RawName, RawSlot, rawField } from '../bson/raw.ts';
import { RandomValues } from '../bson/random-values.ts';
import type { Value } from '../bson/values.ts';
import { Doc } from '../bson/values.ts';
import { KeyBytes } from './key-bytes.ts';
import { cutLongPart } from './long-part.ts';
import { KeyReader } from './read-key.ts';
import { TypeNotes, noteReader } from './type-notes.ts';
import { writeKey, writeRawKey } from './write-key.ts';

function keyOf(value: Value): { key: Buffer; notes: TypeNotes } {
  const key = new KeyBytes();
  const notes = new TypeNotes();
  writeKey(key, notes, value);
  return { key: key.copy(), notes };
}

function inverted(value: Value): Buffer {
  const key = new KeyBytes();
  writeKey(key, new TypeNotes(), value);
  key.invert(0);
  return key.copy();
}

const sign = (order: number): number => (order < 0 ? -1 : order > 0 ? 1 : 0);

describe('writeKey', () => {
  it('orders bytes as the comparator orders values, for every pair', () => {
    const random = new RandomValues(7);
    const values = Array.from({ length: 700 }, () => random.value(3));
    const keys = values.map((value) => keyOf(value).key);
    for (const [i, a] of values.entries()) {
      for (const [j, b] of values.entries()) {
        const byBytes = sign(Buffer.compare(keys[i] as Buffer, keys[j] as Buffer));
        if (byBytes !== sign(compareValues(a, b))) {
          throw new Error(`${JSON.stringify([a, b], bigIntText)}: bytes say ${byBytes}, values ${compareValues(a, b)}`);
        }
      }
    }
  });

  it('turns that order around when inverted, with anything behind the value', () => {
    const random = new RandomValues(11);
    const values = Array.from({ length: 150 }, () => random.value(2));
    const tails = [Buffer.alloc(6), Buffer.alloc(6, 0x10), Buffer.from([0xf0, 0, 0, 0, 0, 0])];
    for (const a of values) {
      for (const b of values) {
        const order = sign(compareValues(a, b));
        if (order === 0) continue;
        const left = Buffer.concat([inverted(a), random.pick(tails)]);
        const right = Buffer.concat([inverted(b), random.pick(tails)]);
        expect(sign(Buffer.compare(left, right))).toBe(-order);
      }
    }
  });

  it('writes the same bytes from raw BSON as from the decoded value', () => {
    const random = new RandomValues(3);
    const slot = new RawSlot();
    for (let i = 0; i < 2_000; i++) {
      const value = random.value();
      const bytes = encode(Doc.of({ v: value }));
      expect(rawField(bytes, 0, new RawName('v'), slot)).toBe(true);
      const key = new KeyBytes();
      const notes = new TypeNotes();
      writeRawKey(key, notes, bytes, slot.type, slot.start, slot.end);
      const decoded = keyOf(value);
      expect(key.copy().equals(decoded.key)).toBe(true);
      expect(notes.bytes().equals(decoded.notes.bytes())).toBe(true);
    }
  });

  it('gives values back with their types, unless the notes say that something was lost', () => {
    const random = new RandomValues(5);
    let read = 0;
    for (let i = 0; i < 2_000; i++) {
      const value = random.value();
      const { key, notes } = keyOf(value);
      const nextNote = noteReader(notes.bytes());
      if (nextNote === undefined) continue;
      const back = new KeyReader(key, 0, nextNote).read();
      expect(encode(Doc.of({ v: back })).equals(encode(Doc.of({ v: value })))).toBe(true);
      read++;
    }
    expect(read).toBeGreaterThan(1_000);
  });
});

describe('cutLongPart', () => {
  it('keeps values apart and in order up to the cut', () => {
    const texts = ['a', 'b'].flatMap((start) => [100, 299, 300, 301, 5_000].map((size) => start + 'x'.repeat(size)));
    const keys = texts.map((text) => {
      const key = new KeyBytes();
      writeKey(key, new TypeNotes(), text);
      cutLongPart(key, 0, 200);
      return key.copy();
    });
    expect(new Set(keys.map((key) => key.toString('hex'))).size).toBe(texts.length);
    for (const key of keys) expect(key.length).toBeLessThanOrEqual(216);
    const firstB = texts.findIndex((text) => text.startsWith('b'));
    for (const a of keys.slice(0, firstB)) for (const b of keys.slice(firstB)) expect(Buffer.compare(a, b)).toBe(-1);
  });
});

function bigIntText(_: string, value: unknown): unknown {
  return typeof value === 'bigint' ? `${value}n` : value;
}
