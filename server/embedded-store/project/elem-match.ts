import { Doc, MISSING } from '../bson/values.ts';
import { compilePlainFilter } from '../match/plain-filter.ts';
import type { Computed } from './projection-tree.ts';

/** The field with only its first element that meets the condition; without it when it is no array or none does. */
export function firstMatching(name: string, condition: Doc): Computed {
  const filter = compilePlainFilter(new Doc([name], [new Doc(['$elemMatch'], [condition])]));
  return (document) => {
    const value = document.field(name);
    if (!Array.isArray(value)) return MISSING;
    const index = filter.position(new Doc([name], [value]));
    return index === undefined ? MISSING : [value[index]];
  };
}
