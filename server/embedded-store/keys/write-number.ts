import type { Decimal128 } from 'bson';
import { compareNumbers } from '../bson/compare-numbers.ts';
import { decimalParts } from '../bson/decimal.ts';
import type { KeyBytes } from './key-bytes.ts';

/**
 * A number in a key: the nearest double in sortable form, then one byte that says whether the exact value is below, at
 * or above that double; where it is not at it, the exact value follows in decimal. So all four number types share one
 * exact order, and only the few that a double cannot hold pay for it.
 */
export const BELOW = 0x40;
export const AT = 0x80;
export const ABOVE = 0xc0;

const EXPONENT_BIAS = 0x4000;

export function writeDouble(key: KeyBytes, value: number): void {
  key.room(9);
  const { buffer } = key;
  const at = key.length;
  if (Number.isNaN(value)) {
    buffer.fill(0, at, at + 8);
  } else {
    // Negative zero equals zero, so it must have the same bytes.
    buffer.writeDoubleBE(value === 0 ? 0 : value, at);
    if ((buffer[at] as number) & 0x80) for (let i = at; i < at + 8; i++) buffer[i] = 0xff - (buffer[i] as number);
    else buffer[at] = (buffer[at] as number) | 0x80;
  }
  buffer[at + 8] = AT;
  key.length = at + 9;
}

export function writeLong(key: KeyBytes, value: bigint): void {
  const nearest = Number(value);
  writeDouble(key, nearest);
  if (value >= -9007199254740992n && value <= 9007199254740992n) return;
  const order = compareNumbers(value, nearest);
  if (order !== 0) writeExact(key, order, value < 0n, value < 0n ? -value : value, 0);
}

export function writeDecimal(key: KeyBytes, value: Decimal128): void {
  const parts = decimalParts(value);
  if (parts.kind === 'nan') return writeDouble(key, Number.NaN);
  if (parts.kind === 'infinite') return writeDouble(key, parts.negative ? -Infinity : Infinity);
  const nearest = Number(value.toString());
  writeDouble(key, nearest);
  const order = compareNumbers(value, nearest);
  if (order !== 0) writeExact(key, order, parts.negative, parts.coefficient, parts.exponent);
}

/** Replaces the "at" byte and appends sign · digits · 10^exponent, in an order-keeping form. */
function writeExact(key: KeyBytes, order: number, negative: boolean, coefficient: bigint, exponent: number): void {
  key.buffer[key.length - 1] = order < 0 ? BELOW : ABOVE;
  const start = key.length;
  const digits = String(coefficient).replace(/0+$/, '');
  const dropped = String(coefficient).length - digits.length;
  // The place of the first digit counts first, then the digits one by one.
  const place = digits.length + dropped + exponent + EXPONENT_BIAS;
  key.room(digits.length + 3);
  key.byte(place >> 8);
  key.byte(place & 0xff);
  for (let i = 0; i < digits.length; i++) key.byte(digits.charCodeAt(i));
  key.byte(0);
  if (negative) key.invert(start);
}

/** What `writeExact` wrote, when it is a whole number; undefined for a fraction. Returns the position after it too. */
export function readExact(bytes: Buffer, start: number, negative: boolean): { value: bigint | undefined; end: number } {
  const flip = negative ? 0xff : 0;
  const place = ((((bytes[start] as number) ^ flip) << 8) | ((bytes[start + 1] as number) ^ flip)) - EXPONENT_BIAS;
  let digits = '';
  let at = start + 2;
  for (; at < bytes.length; at++) {
    const byte = (bytes[at] as number) ^ flip;
    if (byte === 0) break;
    digits += String.fromCharCode(byte);
  }
  const whole = place >= digits.length ? BigInt(digits + '0'.repeat(place - digits.length)) : undefined;
  return { value: whole === undefined ? undefined : negative ? -whole : whole, end: at + 1 };
}
