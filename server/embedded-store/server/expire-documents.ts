import { RawName, rawTopValue } from '../bson/raw.ts';
import { Doc } from '../bson/values.ts';
import type { Engine } from '../commands/engine.ts';
import { DirectWriter } from '../commands/write/document-writer.ts';
import { isThere } from '../commands/write/target.ts';
import { StoreError } from '../errors.ts';
import { compileFilter } from '../match/compile-filter.ts';
import type { CompiledFilter } from '../match/filter-node.ts';
import { findHits, type Hit } from '../plan/index.ts';
import { Blocked } from '../session/write-locks.ts';
import type { Collection, Index } from '../store/collection.ts';
import { turnClock } from '../turns/turn.ts';

/** So few at once that nobody waits for it. */
const DOCUMENTS_AT_ONCE = 100;
const ID = new RawName('_id');

/** Removes what the time-to-live indexes say is over. @returns how many documents went */
export async function expireDocuments(engine: Engine, now: Date): Promise<number> {
  let removed = 0;
  for (const collection of engine.store.collections()) {
    for (const index of collection.indexes) {
      if (index.ttlSeconds !== undefined) removed += await expireBy(engine, collection, index, index.ttlSeconds, now);
    }
  }
  return removed;
}

async function expireBy(
  engine: Engine,
  collection: Collection,
  { name, parts: [part] }: Index,
  seconds: number,
  now: Date,
): Promise<number> {
  if (!part) return 0;
  const filter = compileFilter(Doc.of({ [part.name]: Doc.of({ $lt: new Date(now.getTime() - seconds * 1000) }) }));
  let removed = 0;
  for (;;) {
    const hits: Hit[] = [];
    for await (const hit of findHits(engine.store, collection, { filter, hint: name, limit: DOCUMENTS_AT_ONCE })) {
      hits.push(hit);
    }
    const gone = hits.length === 0 ? 0 : await removeExpired(engine, collection, filter, hits);
    removed += gone;
    // Some may be left for want of time; those that a transaction holds, for the next time.
    if (gone === 0 || (hits.length < DOCUMENTS_AT_ONCE && gone === hits.length)) return removed;
  }
}

/** As many as time allows. A document that was changed meanwhile stays; one that a transaction holds waits for the next time. */
function removeExpired(engine: Engine, collection: Collection, filter: CompiledFilter, hits: Hit[]): Promise<number> {
  return engine.store.write((txn) => {
    if (!isThere(engine, collection)) return 0;
    const writer = new DirectWriter(engine, txn, false);
    const until = performance.now() + turnClock.sliceMs;
    let gone = 0;
    for (const { id } of hits) {
      const bytes = txn.get(collection, id);
      if (!bytes || !filter.matchesRaw(bytes)) continue;
      try {
        writer.remove(collection, { id, bytes }, rawTopValue(bytes, ID));
        gone++;
      } catch (error) {
        if (!(error instanceof Blocked) && !(error instanceof StoreError)) throw error;
      }
      if (gone > 0 && performance.now() > until) break;
    }
    return gone;
  });
}
