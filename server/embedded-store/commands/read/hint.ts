import { Doc, isNumber, toNumber, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Arguments } from '../arguments.ts';

/** The index to use: by name or by key pattern. An empty pattern is no hint. */
export function hintIn(args: Arguments): string | Doc | undefined {
  const hint = args.doc.get('hint');
  if (hint === undefined || typeof hint === 'string') return hint;
  if (hint instanceof Doc) return hint.size > 0 ? hint : undefined;
  throw new StoreError('FailedToParse', 'Hint must be a string or an object');
}

/** The order of insertion is asked for alone, and not against a hint. @throws StoreError BadValue */
export function demandNaturalAlone(sort: Doc | undefined, hint: string | Doc | undefined): void {
  const hintOrder = hint instanceof Doc ? naturalIn(hint) : undefined;
  const sortOrder = sort && naturalIn(sort);
  if (sortOrder === undefined || hint === undefined) return;
  if (hintOrder === undefined) throw new StoreError('BadValue', 'index hint not allowed with $natural sort order');
  if (hintOrder !== sortOrder) {
    throw new StoreError('BadValue', '$natural hint must be in the same direction as $natural sort order');
  }
}

/** Its direction; undefined where there is none. */
function naturalIn(order: Doc): number | undefined {
  if (!order.has('$natural')) return undefined;
  if (order.size > 1) throw new StoreError('BadValue', "Cannot include '$natural' in a compound sort or hint");
  return direction(order.values[0]);
}

const direction = (value: Value): number => (isNumber(value) ? Math.trunc(toNumber(value)) : 0);

/** `min` and `max` name the same fields. @throws StoreError 51176 */
export function demandSameBounds(args: Arguments): void {
  const min = args.document('min');
  const max = args.document('max');
  if (!min || !max || min.size === 0 || max.size === 0) return;
  if (min.size === max.size && min.names.every((name, at) => name === max.names[at])) return;
  throw new StoreError(51176, 'min and max must have the same field names');
}
