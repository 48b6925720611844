import type { NumberValue } from '../../bson/values.ts';

/** A number as string operators read it: doubles with up to 16 digits in the manner of C's `%.16g`. */
export function numberToText(value: NumberValue): string {
  if (typeof value !== 'number') return value.toString();
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  return value === 0 ? (Object.is(value, -0) ? '-0' : '0') : sixteenDigits(value);
}

/** A number as `$toString` writes it: of a double the fewest digits that read back the same. */
export function exactText(value: NumberValue): string {
  if (typeof value !== 'number' || !Number.isFinite(value)) return value.toString();
  if (value === 0) return Object.is(value, -0) ? '-0' : '0';
  const [mantissa = '', power = ''] = value.toExponential().split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 16) return plain(value, mantissa, exponent);
  return scientific(mantissa, exponent);
}

/** JavaScript writes doubles between 10^-6 and 10^21 without an exponent. */
const plain = (value: number, mantissa: string, exponent: number): string =>
  exponent < 0 ? value.toFixed(Math.min(100, mantissa.replace(/^-?\d\.?/, '').length - exponent)) : String(value);

function sixteenDigits(value: number): string {
  const [mantissa = '', power = ''] = value.toExponential(15).split('e');
  const exponent = Number(power);
  if (exponent >= -4 && exponent < 16) return withoutZeros(value.toFixed(15 - exponent));
  return scientific(withoutZeros(mantissa), exponent);
}

function scientific(mantissa: string, exponent: number): string {
  const size = String(Math.abs(exponent)).padStart(2, '0');
  return `${mantissa}e${exponent < 0 ? '-' : '+'}${size}`;
}

const withoutZeros = (text: string): string => (text.includes('.') ? text.replace(/\.?0+$/, '') : text);
