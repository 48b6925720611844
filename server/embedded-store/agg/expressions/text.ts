import { BSONSymbol, Code, Timestamp, isNumber } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { numberToText } from './number-text.ts';
import { isNullish, nameOfType } from './operands.ts';

/** What string operators make of numbers and dates; null and missing become the empty string. */
export function toText(value: Result): string {
  if (typeof value === 'string') return value;
  if (isNullish(value)) return '';
  if (isNumber(value)) return numberToText(value);
  if (value instanceof Date) return dateToText(value);
  if (value instanceof BSONSymbol) return value.value;
  if (value instanceof Code) return String(value.code);
  if (value instanceof Timestamp) return timestampToText(value);
  return refuse(16007, `can't convert from BSON type ${nameOfType(value)} to String`);
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Nov 14 22:15:23:7`: no year, the time, and the counter behind it. */
function timestampToText({ t, i }: Timestamp): string {
  const date = new Date(t * 1000);
  const day = String(date.getUTCDate()).padStart(2);
  return `${MONTHS[date.getUTCMonth()]} ${day} ${date.toISOString().slice(11, 19)}:${i}`;
}

/** `2023-11-14T22:15:23.456Z`; other years than those of four digits are refused. */
export function dateToText(date: Date): string {
  const text = Number.isNaN(date.getTime()) ? '+' : date.toISOString();
  return /^\d/.test(text) ? text : refuse(18537, 'only the years from 0 to 9999 can be written');
}

/** Only the 26 Latin letters change their case. */
export const lower = (text: string): string => text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
export const upper = (text: string): string => text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
