import { describe, expect, it } from '@jest/globals';
import { decode } from '../bson/decode.ts';
import { encode } from '../bson/encode.ts';
import { RandomValues } from '../bson/random-values.ts';
import { RawSlot } from '../bson/raw.ts';
import { Doc } from '../bson/values.ts';
import { decodeInTurns } from './decode-in-turns.ts';

function slotOf(bytes: Buffer): RawSlot {
  const slot = new RawSlot();
  slot.set(bytes, 3, 0, bytes.length);
  return slot;
}

describe('decodeInTurns', () => {
  const random = new RandomValues(11);
  const large = Doc.of({
    small: random.value(),
    list: Array.from({ length: 20_000 }, () => random.value(1)),
    inside: Doc.of({ list: Array.from({ length: 5_000 }, () => random.doc(2)) }),
  });

  it('gives what decoding at a stretch gives', async () => {
    const bytes = encode(large);
    expect(encode((await decodeInTurns(slotOf(bytes))) as Doc).equals(encode(decode(bytes)))).toBe(true);
  });

  it('refuses what is not whole', async () => {
    const bytes = Buffer.from(encode(large));
    bytes[bytes.length - 1] = 7;
    await expect(decodeInTurns(slotOf(bytes))).rejects.toMatchObject({ code: 22 });
    const cut = Buffer.from(encode(large));
    cut.writeInt32LE(0x7fffff, cut.indexOf('list') + 5);
    await expect(decodeInTurns(slotOf(cut))).rejects.toMatchObject({ code: 22 });
  });

  it('refuses what is nested too deeply', async () => {
    let deep = Doc.of({ text: 'x'.repeat(40_000) });
    for (let depth = 0; depth < 249; depth++) deep = Doc.of({ a: deep });
    const bytes = encode(deep);
    const wrapped = Buffer.concat([
      Buffer.alloc(4),
      Buffer.from('\x03a\0'),
      Buffer.from('\x03a\0'),
      bytes,
      Buffer.from([0, 0]),
    ]);
    wrapped.writeInt32LE(wrapped.length);
    expect(wrapped.length).toBeGreaterThan(40_000);
    await expect(decodeInTurns(slotOf(wrapped))).rejects.toMatchObject({ name: 'StoreError' });
  });
});
