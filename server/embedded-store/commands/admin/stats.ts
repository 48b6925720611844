import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Collection } from '../../store/collection.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command } from '../command.ts';
import { namespaceOf } from '../namespace.ts';

export const collStats: Command = {
  names: ['collStats', 'collstats'],
  run({ args, db, engine }): Reply {
    const ns = namespaceOf(db, args.collection());
    return { fields: collectionStats(ns, engine.store.find(ns)) };
  },
};

/** Sizes in bytes; the store does not account for pages by collection, so storage counts as what the documents take. */
export function collectionStats(ns: string, collection: Collection | undefined): Doc {
  const count = collection?.count ?? 0;
  const size = collection?.size ?? 0;
  const stats = Doc.of({ ns, size: whole(size), count: whole(count) });
  if (count > 0) stats.push('avgObjSize', whole(Math.round(size / count)));
  stats.push('storageSize', whole(size)).push('freeStorageSize', new Int32(0)).push('capped', false);
  const names = collection?.indexes.map((index) => index.name) ?? [];
  const sizes = new Doc();
  for (const name of names) sizes.push(name, new Int32(0));
  stats.push('nindexes', new Int32(names.length)).push('indexBuilds', []).push('totalIndexSize', new Int32(0));
  return stats.push('totalSize', whole(size)).push('indexSizes', sizes).push('scaleFactor', new Int32(1));
}

export const dbStats: Command = {
  names: ['dbStats', 'dbstats'],
  run({ db, engine }): Reply {
    const collections = engine.store.collections(db);
    const sum = (of: (collection: Collection) => number): number => collections.reduce((all, one) => all + of(one), 0);
    const objects = sum(({ count }) => count);
    const dataSize = sum(({ size }) => size);
    const fields = Doc.of({
      db,
      collections: whole(collections.length),
      views: whole(0),
      objects: whole(objects),
      avgObjSize: objects > 0 ? dataSize / objects : 0,
      dataSize,
      storageSize: dataSize,
      indexes: whole(sum(({ indexes }) => indexes.length)),
      indexSize: 0,
      totalSize: dataSize,
      scaleFactor: 1,
      fsUsedSize: engine.store.statistics().fileSize,
    });
    return { fields };
  },
};

export const validate: Command = {
  names: ['validate'],
  run({ args, db, engine }): Reply {
    const ns = namespaceOf(db, args.collection());
    const collection = engine.store.find(ns);
    if (!collection) throw new StoreError('NamespaceNotFound', `Collection '${ns}' does not exist to validate.`);
    throw new StoreError('CommandNotSupported', 'validate is not supported by the embedded store');
  },
};

/** An int32 where it fits, as MongoDB answers sizes. */
export function whole(value: number): Int32 | bigint {
  return value <= 0x7fffffff ? new Int32(value) : BigInt(value);
}
