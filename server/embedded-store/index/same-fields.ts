import { RawSlot, rawField } from '../bson/raw.ts';
import type { IndexState } from './index-state.ts';
import { takes } from './index-state.ts';

const left = new RawSlot();
const right = new RawSlot();

/**
 * Whether a change of a document cannot concern an index: the top-level fields that it looks at have the very same bytes,
 * and it holds the document as little or as much as before. Far cheaper than making the keys of both.
 */
export function concernsNothingOf(index: IndexState, before: Buffer, after: Buffer): boolean {
  const { topFields } = index;
  if (topFields === undefined) return false;
  for (const name of topFields) {
    const had = rawField(before, 0, name, left);
    if (had !== rawField(after, 0, name, right)) return false;
    if (
      had &&
      (left.type !== right.type || before.compare(after, right.start, right.end, left.start, left.end) !== 0)
    ) {
      return false;
    }
  }
  return index.partial === undefined || takes(index.partial, before) === takes(index.partial, after);
}
