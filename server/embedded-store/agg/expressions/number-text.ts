import type { NumberValue } from '../../bson/values.ts';

/** A number as `$toString` writes it: doubles with up to 16 digits in the manner of C's `%.16g`. */
export function numberToText(value: NumberValue): string {
  if (typeof value !== 'number') return value.toString();
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  return value === 0 ? (Object.is(value, -0) ? '-0' : '0') : sixteenDigits(value);
}

function sixteenDigits(value: number): string {
  const [mantissa = '', power = ''] = value.toExponential(15).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 16) return withoutZeros(value.toFixed(15 - exponent));
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${withoutZeros(mantissa)}e${exponent < 0 ? '-' : '+'}${size}`;
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
