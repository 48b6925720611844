import { describe, expect, it } from '@jest/globals';
import { FrameReader, WireError } from './frame.ts';

function message(payload: string): Buffer {
  const bytes = Buffer.alloc(16 + payload.length);
  bytes.writeInt32LE(bytes.length, 0);
  bytes.writeInt32LE(7, 4);
  bytes.write(payload, 16);
  return bytes;
}

describe('FrameReader', () => {
  const large = 'large'.repeat(100_000);
  const payloadsSent = ['one', '', 'three', 'x'.repeat(5000)];
  const stream = Buffer.concat(payloadsSent.map(message));

  it.each([1, 2, 3, 15, 16, 17, 100, 6000])('cuts the same messages out of chunks of %i bytes', (size) => {
    const reader = new FrameReader();
    const payloads: string[] = [];
    for (let at = 0; at < stream.length; at += size) {
      for (const frame of reader.push(stream.subarray(at, at + size))) payloads.push(frame.payload.toString());
    }
    expect(payloads).toEqual(payloadsSent);
  });

  it.each([1_000, 65_536, 300_000, 1_000_000])('does so with large ones among them in chunks of %i bytes', (size) => {
    const sent = ['one', large, 'two', large, large, '', 'end'];
    const bytes = Buffer.concat(sent.map(message));
    const reader = new FrameReader();
    const payloads: string[] = [];
    for (let at = 0; at < bytes.length; at += size) {
      for (const frame of reader.push(bytes.subarray(at, at + size))) payloads.push(frame.payload.toString());
    }
    expect(payloads.map((payload) => payload.length)).toEqual(sent.map((payload) => payload.length));
    expect(payloads).toEqual(sent);
  });

  it('refuses a length that no message has before it has come', () => {
    const header = message('');
    header.writeInt32LE(48_000_001, 0);
    expect(() => new FrameReader().push(header)).toThrow(WireError);
    header.writeInt32LE(15, 0);
    expect(() => new FrameReader().push(header.subarray(0, 4))).toThrow(WireError);
  });
});
