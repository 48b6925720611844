import type { IndexState } from '../index/index-state.ts';
import type { Interval } from './cut.ts';
import type { SortSpec } from './sort-spec.ts';

export interface IndexOrder {
  readonly sorted: boolean;
  readonly reverse: boolean;
  readonly merge: boolean;
}

/** Beyond this many runs, reading them side by side is dearer than sorting. */
const MOST_MERGED = 100;
const UNSORTED: IndexOrder = { sorted: false, reverse: false, merge: false };

/**
 * Whether reading an index gives the order asked for. Parts bound to one value do not count; parts bound to several
 * values (`$in`) do not either, when the runs are read side by side.
 * @param points how many parts, from the first, are bound to single values
 */
export function orderFrom(
  index: IndexState,
  bounds: readonly (readonly Interval[])[],
  points: number,
  sort: SortSpec,
): IndexOrder {
  if (sort.kind === 'none') return { sorted: true, reverse: false, merge: false };
  if (sort.kind === 'natural' || index.hasCutKeys) return UNSORTED;
  return direct(index, bounds, points, sort.parts) ?? merged(index, bounds, points, sort.parts) ?? UNSORTED;
}

type Parts = Extract<SortSpec, { kind: 'fields' }>['parts'];

function direct(
  index: IndexState,
  bounds: readonly (readonly Interval[])[],
  points: number,
  parts: Parts,
): IndexOrder | undefined {
  const fixed = new Set<string>();
  index.parts.slice(0, points).forEach((part, at) => {
    if (bounds[at]?.length === 1) fixed.add(part.name);
  });
  const reverse = follows(index, 0, parts, fixed);
  return reverse === undefined ? undefined : { sorted: true, reverse, merge: false };
}

/** All parts before the sorted ones are bound to some single values: each run is in order for itself. */
function merged(
  index: IndexState,
  bounds: readonly (readonly Interval[])[],
  points: number,
  parts: Parts,
): IndexOrder | undefined {
  const runs = bounds.slice(0, points).reduce((product, intervals) => product * intervals.length, 1);
  if (points === 0 || runs > MOST_MERGED || bounds.length > points + 1) return undefined;
  if (bounds.length === points + 1 && bounds[points]?.length !== 1) return undefined;
  // A sort on an `$in` field itself is no matter of merging.
  const names = new Set(index.parts.slice(0, points).map((part) => part.name));
  if (
    parts.some(
      (part) => names.has(part.path) && bounds[index.parts.findIndex((one) => one.name === part.path)]?.length !== 1,
    )
  ) {
    return undefined;
  }
  const reverse = follows(index, points, parts, names);
  return reverse === undefined ? undefined : { sorted: true, reverse, merge: true };
}

/** Undefined when the parts from `start` on are not in the order asked for; else whether it must be read backwards. */
function follows(index: IndexState, start: number, parts: Parts, fixed: ReadonlySet<string>): boolean | undefined {
  let at = start;
  let reverse: boolean | undefined;
  for (const wanted of parts) {
    if (wanted.textScore) return undefined;
    if (fixed.has(wanted.path)) continue;
    while (at < index.parts.length && fixed.has(index.parts[at]?.name ?? '')) at++;
    const part = index.parts[at];
    if (part === undefined || part.name !== wanted.path || index.multikey[at] === true) return undefined;
    const backwards = part.descending !== wanted.descending;
    if (reverse !== undefined && reverse !== backwards) return undefined;
    reverse = backwards;
    at++;
  }
  return reverse ?? false;
}
