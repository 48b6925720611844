import { isNumber, toNumber, type Doc } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

const LONGEST = 2 ** 31 - 1;

/** How many milliseconds the command may take; 0 for any number. @throws StoreError BadValue */
export function maxTimeIn(body: Doc): number {
  const value = body.get('maxTimeMS');
  if (value === undefined && !body.has('maxTimeMS')) return 0;
  if (!isNumber(value)) throw new StoreError('BadValue', 'maxTimeMS must be a number');
  const time = toNumber(value);
  const whole = Math.trunc(time) || 0;
  if (whole < 0 || whole > LONGEST) throw new StoreError('BadValue', `${whole} value for maxTimeMS is out of range`);
  if (typeof value === 'number' && whole !== value) {
    throw new StoreError('BadValue', 'maxTimeMS has non-integral value');
  }
  return whole;
}
