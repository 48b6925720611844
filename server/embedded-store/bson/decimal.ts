import { Decimal128 } from 'bson';

/** A Decimal128 taken apart: (-1)^negative · coefficient · 10^exponent, or one of the three that are no number. */
export type DecimalParts =
  | { kind: 'finite'; negative: boolean; coefficient: bigint; exponent: number }
  | { kind: 'infinite'; negative: boolean }
  | { kind: 'nan' };

const LOW_113 = (1n << 113n) - 1n;
const LOW_111 = (1n << 111n) - 1n;
const BIAS = 6176;
const MOST_DIGITS = 10n ** 34n;

export function decimalParts(value: Decimal128): DecimalParts {
  const bits = bitsOf(value.bytes);
  const negative = bits >> 127n === 1n;
  const top = Number((bits >> 122n) & 31n);
  if (top === 31) return { kind: 'nan' };
  if (top === 30) return { kind: 'infinite', negative };
  const large = top >> 3 === 3;
  const exponent = Number((bits >> (large ? 111n : 113n)) & 0x3fffn) - BIAS;
  // A coefficient beyond 34 digits is not canonical and counts as zero.
  const coefficient = large ? (bits & LOW_111) | (1n << 113n) : bits & LOW_113;
  return { kind: 'finite', negative, coefficient: coefficient < MOST_DIGITS ? coefficient : 0n, exponent };
}

/** @param coefficient at most 34 digits; the exponent must be in Decimal128's range */
export function decimalOf(negative: boolean, coefficient: bigint, exponent: number): Decimal128 {
  const bits = (negative ? 1n << 127n : 0n) | (BigInt(exponent + BIAS) << 113n) | coefficient;
  const bytes = Buffer.alloc(16);
  bytes.writeBigUInt64LE(bits & 0xffffffffffffffffn, 0);
  bytes.writeBigUInt64LE(bits >> 64n, 8);
  return new Decimal128(bytes);
}

function bitsOf(bytes: Uint8Array): bigint {
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  return (view.getBigUint64(8, true) << 64n) | view.getBigUint64(0, true);
}
