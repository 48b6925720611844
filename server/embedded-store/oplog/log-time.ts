import { Timestamp } from '../bson/values.ts';

/** Log times are 64-bit: seconds since 1970 in the upper half, a counter in the lower. They are the keys of the log. */

export function keyOf(time: bigint): Buffer {
  const key = Buffer.allocUnsafe(8);
  key.writeBigUInt64BE(time);
  return key;
}

export function timeOf(key: Uint8Array): bigint {
  return Buffer.from(key.buffer, key.byteOffset, key.byteLength).readBigUInt64BE(0);
}

export function toTimestamp(time: bigint): Timestamp {
  return new Timestamp({ t: Number(time >> 32n), i: Number(time & 0xffffffffn) });
}

export function fromTimestamp(timestamp: Timestamp): bigint {
  return (BigInt(timestamp.getHighBitsUnsigned()) << 32n) | BigInt(timestamp.getLowBitsUnsigned());
}

/** The next time after `last`: the wall clock's second while it moves on, else the next count. */
export function timeAfter(last: bigint, now: Date): bigint {
  const second = BigInt(Math.floor(now.getTime() / 1000)) << 32n;
  return second > last ? second + 1n : last + 1n;
}
