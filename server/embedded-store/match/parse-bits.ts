import { Binary, Decimal128, Int32, isNumber, toNumber } from '../bson/values.ts';
import type { Value } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { exactWhole, roundedWhole } from './whole-number.ts';

/** What the `$bits…` operators take: a mask, bit positions, or binary data (lowest byte first). Gives the mask. */
export function parseBits(name: string, value: Value): bigint {
  if (Array.isArray(value)) return maskOfPositions(name, value);
  if (value instanceof Binary) return bitsOfBinary(value);
  if (!isNumber(value)) {
    throw new StoreError('BadValue', `${name} takes an Array, a number, or a BinData but received something else`);
  }
  const mask = exactWhole(value);
  if (mask === undefined) throw new StoreError('FailedToParse', `Expected an integer: ${name}: ${toNumber(value)}`);
  if (mask < 0n) throw new StoreError('FailedToParse', `Expected a positive number in: ${name}: ${mask}`);
  return mask;
}

function maskOfPositions(name: string, positions: readonly Value[]): bigint {
  const places = positions.map((value) => placeOf(name, value));
  const bytes = Buffer.alloc((places.reduce((most, place) => Math.max(most, place), 0) >> 3) + 1);
  for (const place of places) bytes[place >> 3] = (bytes[place >> 3] ?? 0) | (1 << (place & 7));
  return bitsOfBytes(bytes);
}

/** Positions further out count as this one: no value that is worth a filter has so many bits. */
const FURTHEST = 2 ** 23;

function placeOf(name: string, value: Value): number {
  const position = isNumber(value) ? exactWhole(value) : undefined;
  if (position === undefined) throw new StoreError('BadValue', `bit positions of ${name} must be an integer`);
  if (position < 0n) throw new StoreError('BadValue', `bit positions of ${name} must be >= 0`);
  if (position > 2_147_483_647n) throw new StoreError('BadValue', `bit positions of ${name} must fit 32 bits`);
  return Math.min(Number(position), FURTHEST);
}

/** Binary data as a number, lowest byte first. */
function bitsOfBinary(value: Binary): bigint {
  return bitsOfBytes(Buffer.from(value.buffer.subarray(0, value.position)));
}

function bitsOfBytes(bytes: Buffer): bigint {
  return bytes.length === 0 ? 0n : BigInt(`0x${bytes.reverse().toString('hex')}`);
}

/** What a decimal without a 64-bit value counts as. */
const LONG_MIN = -(2n ** 63n);

/** The bits that a stored value offers to `$bits…`; undefined when it is neither a whole number nor binary data. Decimals are rounded. */
export function bitsOfValue(value: Value): bigint | undefined {
  if (value instanceof Binary) return bitsOfBinary(value);
  if (value instanceof Int32) return BigInt(value.value);
  if (value instanceof Decimal128) return roundedWhole(value) ?? LONG_MIN;
  return isNumber(value) ? exactWhole(value) : undefined;
}
