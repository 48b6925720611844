import { isNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { exactWhole } from '../../match/whole-number.ts';
import type { Arguments } from '../arguments.ts';

const LONG_MIN = -(2n ** 63n);

/** How many to count at most; the sign says nothing. 0 for all. @throws StoreError for what is no whole number */
export function countLimit(args: Arguments): number {
  const limit = wholeIn(args, 'limit');
  if (limit === LONG_MIN) throw new StoreError('BadValue', 'limit value for count cannot be the smallest long');
  return Number(limit < 0n ? -limit : limit);
}

export function countSkip(args: Arguments): number {
  const skip = wholeIn(args, 'skip');
  if (skip < 0n) throw new StoreError('FailedToParse', `Expected a positive number in: skip: ${skip}`);
  return Number(skip);
}

function wholeIn(args: Arguments, field: string): bigint {
  if (!args.given(field)) return 0n;
  const value = args.doc.get(field);
  if (!isNumber(value)) throw args.wrongType(field, value, 'long');
  const whole = exactWhole(value);
  if (whole === undefined) throw new StoreError('FailedToParse', `Expected an integer: ${field}`);
  return whole;
}
