import { compareValues } from '../../bson/compare.ts';
import { Doc, Int32, isNumber } from '../../bson/values.ts';
import { refuse } from '../refuse.ts';
import type { Column, Partition, WindowFunction, WindowPlace } from './window-place.ts';

const RANKS: Readonly<Record<string, WindowFunction>> = {
  $documentNumber: () => (index) => new Int32(index + 1),
  $rank: ({ keys }) => ranks(keys, (_, index) => index + 1),
  $denseRank: ({ keys }) => ranks(keys, (before) => before + 1),
};

export const isRank = (name: string): boolean => Object.hasOwn(RANKS, name);

/** `{$rank: {}}`: the place of a row in its partition, by the one field that sorts it. */
export function parseRank(name: string, spec: Doc, { sortBy }: WindowPlace): WindowFunction {
  if (spec.size !== 1) refuse(5371601, 'Rank style window functions take no other arguments');
  const argument = spec.get(name);
  if (!(argument instanceof Doc) || argument.size > 0)
    refuse(5371603, `${name} must be specified with '{}' as the value`);
  if (sortBy?.size !== 1 || !isNumber(sortBy.values[0]))
    refuse(5371602, `${name} must be specified with a top level sortBy expression with exactly one element`);
  return RANKS[name] as WindowFunction;
}

function ranks(keys: Partition['keys'], next: (before: number, index: number) => number): Column {
  let rank = 0;
  return (index) => {
    const before = keys[index - 1];
    if (!before || keys[index]?.some((value, part) => compareValues(value, before[part]) !== 0))
      rank = next(rank, index);
    return new Int32(rank);
  };
}
