import type { NumberValue } from '../../bson/values.ts';

/** A number as string operators read it: doubles in the manner of C's `%g`, which shows six digits. */
export function numberToText(value: NumberValue): string {
  if (typeof value !== 'number') return value.toString();
  if (Number.isNaN(value)) return 'nan';
  return Number.isFinite(value) ? sixDigits(value) : value < 0 ? '-inf' : 'inf';
}

/** A number as `$toString` writes it: as above, but for what is no number. */
export const writtenNumber = (value: NumberValue): string =>
  typeof value === 'number' && !Number.isFinite(value) ? String(value) : numberToText(value);

const DIGITS = 6;

function sixDigits(value: number): string {
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', power = ''] = value.toExponential(DIGITS - 1).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < DIGITS) return withoutZeros(value.toFixed(DIGITS - 1 - exponent));
  return `${withoutZeros(mantissa)}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
