import type { Doc } from '../bson/doc.ts';
import { Int32, isNumber, toNumber, typeName } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import { showDoc } from './show-value.ts';

/** After how many seconds documents go, as a specification says it. @throws StoreError CannotCreateIndex */
export function ttlOf(spec: Doc, key: Doc): Int32 {
  const seconds = spec.get('expireAfterSeconds');
  const refuse = (why: string): StoreError =>
    new StoreError('CannotCreateIndex', `${why} Index spec: ${showDoc(spec)}`);
  if (!isNumber(seconds)) {
    throw refuse(
      `TTL index 'expireAfterSeconds' option must be numeric, but received a type of '${typeName(seconds)}'.`,
    );
  }
  const value = toNumber(seconds);
  if (value < 0) throw refuse("TTL index 'expireAfterSeconds' option cannot be less than 0.");
  if (value > 0x7fffffff) throw refuse("TTL index 'expireAfterSeconds' option must be within an acceptable range.");
  if (key.size > 1) throw refuse('TTL indexes are single-field indexes, compound indexes do not support TTL.');
  return new Int32(Math.trunc(value) || 0);
}
