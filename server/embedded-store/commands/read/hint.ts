import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Arguments } from '../arguments.ts';

/** The index to use: by name or by key pattern. An empty pattern is no hint. */
export function hintIn(args: Arguments): string | Doc | undefined {
  const hint = args.doc.get('hint');
  if (hint === undefined || hint === null) return undefined;
  if (typeof hint === 'string') return hint;
  if (hint instanceof Doc) return hint.size > 0 ? hint : undefined;
  throw new StoreError('FailedToParse', 'Hint must be a string or an object');
}
