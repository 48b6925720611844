import { encode } from '../../bson/encode.ts';
import { isNumber, toNumber, type Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Query } from '../../plan/index.ts';
import { step } from '../../turns/in-turns.ts';
import type { LocalCollection } from './local-collections.ts';

export type LocalQuery = Pick<Query, 'filter' | 'sort' | 'skip' | 'limit' | 'signal'>;

/** Reads from first to last, or the other way round; there is no other order and no index. */
export async function* readLocal(collection: LocalCollection, query: LocalQuery): AsyncGenerator<Uint8Array[]> {
  let toSkip = query.skip ?? 0;
  let left = query.limit ? query.limit : Number.POSITIVE_INFINITY;
  for (const handful of collection.documents(isBackwards(query.sort))) {
    query.signal?.throwIfAborted();
    const found: Uint8Array[] = [];
    for (const document of handful) {
      if (!query.filter.matches(document)) continue;
      if (toSkip > 0) toSkip--;
      else if (left-- > 0) found.push(encode(document));
    }
    if (found.length > 0) yield found;
    if (left <= 0) return;
    const others = step();
    if (others) await others;
  }
}

export async function countLocal(collection: LocalCollection, query: LocalQuery): Promise<number> {
  let count = 0;
  for await (const found of readLocal(collection, query)) count += found.length;
  return count;
}

/** By `$natural` or by `ts`, which is the same. */
function isBackwards(sort: Doc | undefined): boolean {
  if (sort === undefined || sort.size === 0) return false;
  const [name] = sort.names;
  const [direction] = sort.values;
  if (sort.size === 1 && (name === '$natural' || name === 'ts') && isNumber(direction)) return toNumber(direction) < 0;
  throw new StoreError('CommandNotSupported', 'collections of the database local are sorted by $natural or ts only');
}
