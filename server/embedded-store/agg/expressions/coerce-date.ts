import { timeOf } from '../../bson/far-date.ts';
import { ObjectId, Timestamp } from '../../bson/values.ts';
import type { Result } from '../environment.ts';
import { refuse } from '../refuse.ts';
import { nameOfType } from './operands.ts';

/** The moment that dates, timestamps and object ids stand for. */
export function toDate(value: Result): Date {
  return dateOrUndefined(value) ?? refuse(16006, `can't convert from BSON type ${nameOfType(value)} to Date`);
}

export function dateOrUndefined(value: Result): Date | undefined {
  if (value instanceof Date) return readable(value);
  if (value instanceof Timestamp) return new Date(value.t * 1000);
  return value instanceof ObjectId ? objectIdDate(value) : undefined;
}

/** Dates beyond the 275,000 years that JavaScript counts cannot be read. */
function readable(date: Date): Date {
  return Number.isNaN(date.getTime()) ? refuse('Overflow', 'date is out of range') : date;
}

/** Milliseconds since 1970, of any date that 64 bits can tell. */
export function millisecondsOf(date: Date): bigint {
  const time = timeOf(date);
  return typeof time === 'bigint' ? time : BigInt(readable(date).getTime());
}

/** The first four bytes of an ObjectId are seconds, signed in MongoDB. */
export function objectIdDate(value: ObjectId): Date {
  return new Date(new DataView(value.id.buffer, value.id.byteOffset).getInt32(0) * 1000);
}
