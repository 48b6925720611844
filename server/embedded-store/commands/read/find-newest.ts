import { Doc, type Binary, type Value } from '../../bson/values.ts';
import { compileFilter } from '../../match/compile-filter.ts';
import { findHits } from '../../plan/index.ts';
import type { Store } from '../../store/store.ts';

/** The document of that `_id` as it is now; undefined when it is gone, or its collection is. */
export async function findNewest(store: Store, ns: string, uuid: Binary, id: Value): Promise<Uint8Array | undefined> {
  const collection = store.find(ns);
  if (!collection || Buffer.compare(collection.uuid.value(), uuid.value()) !== 0) return undefined;
  const filter = compileFilter(Doc.of({ _id: Doc.of({ $eq: id }) }));
  for await (const { bytes } of findHits(store, collection, { filter, limit: 1 })) return bytes;
  return undefined;
}
