import { LRUCache } from 'lru-cache';
import type { Collection, Db } from 'mongodb';
import type { IndexDeclaration } from '../store/indexes.ts';
import { duplicateKey } from '../store/retry.ts';
import { trigramsOf } from './search-terms.ts';

/** A word that some message holds. There are far fewer words than messages, so fragments are looked for here. */
interface SearchWord {
  readonly _id: string;
  readonly grams: readonly string[];
}

export const searchWordIndexes: readonly IndexDeclaration[] = [{ key: { grams: 1 } }];

export type SearchWords = ReturnType<typeof createSearchWords>;

export function createSearchWords(db: Db) {
  const words: Collection<SearchWord> = db.collection<SearchWord>('searchWords');
  /** Words that are known to be stored: most messages bring none that is new. */
  const known = new LRUCache<string, true>({ max: 100_000 });

  return {
    async learn(terms: readonly string[]): Promise<void> {
      const fresh = terms.filter((term) => !known.has(term));
      if (fresh.length === 0) return;
      const there = new Set(
        (await words.find({ _id: { $in: fresh } }, { projection: { _id: 1 } }).toArray()).map(({ _id }) => _id),
      );
      const missing = fresh.filter((term) => !there.has(term)).map((_id) => ({ _id, grams: trigramsOf(_id) }));
      if (missing.length > 0) {
        // Another process may learn the same word in this moment.
        await words.insertMany(missing, { ordered: false }).catch((error: unknown) => {
          if (duplicateKey(error) === null) throw error;
        });
      }
      for (const term of fresh) known.set(term, true);
    },

    /** Words that begin with a fragment or, when it has three signs or more, hold it anywhere. */
    async holding(fragment: string, limit: number): Promise<string[]> {
      const beginning = await words
        .find({ _id: { $gte: fragment, $lt: `${fragment}\uffff` } })
        .limit(limit)
        .toArray();
      const found = new Set(beginning.map(({ _id }) => _id));
      const grams = trigramsOf(fragment);
      if (grams.length > 0 && found.size < limit) {
        for await (const { _id } of words.find({ grams: { $all: grams } }).limit(limit * 4)) {
          if (_id.includes(fragment)) found.add(_id);
          if (found.size >= limit) break;
        }
      }
      return [...found];
    },
  };
}
