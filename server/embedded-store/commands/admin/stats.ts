import { Doc, Int32, isNumber, toNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Collection } from '../../store/collection.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Arguments } from '../arguments.ts';
import type { Command } from '../command.ts';
import { findLocal, localStats } from '../local/local-collections.ts';
import { whole } from './whole.ts';
import { namespaceOf } from '../namespace.ts';

export const collStats: Command = {
  names: ['collStats', 'collstats'],
  run({ args, db, engine }): Reply {
    const ns = namespaceOf(db, args.collection());
    const scale = scaleOf(args);
    const local = findLocal(engine, ns);
    return { fields: local ? localStats(local) : collectionStats(ns, engine.store.find(ns), scale) };
  },
};

/** Sizes in bytes; the store does not account for pages by collection, so storage counts as what the documents take. */
export function collectionStats(ns: string, collection: Collection | undefined, scale = 1): Doc {
  const count = collection?.count ?? 0;
  const bytes = collection?.size ?? 0;
  const size = Math.floor(bytes / scale);
  const stats = Doc.of({ ns, size: whole(size), count: whole(count) });
  if (count > 0) stats.push('avgObjSize', whole(Math.round(bytes / count)));
  stats.push('storageSize', whole(size)).push('freeStorageSize', new Int32(0));
  pushCap(stats, collection, scale);
  const names = collection?.indexes.map((index) => index.name) ?? [];
  const sizes = new Doc();
  for (const name of names) sizes.push(name, new Int32(0));
  stats.push('nindexes', new Int32(names.length)).push('indexBuilds', []).push('totalIndexSize', new Int32(0));
  return stats.push('totalSize', whole(size)).push('indexSizes', sizes).push('scaleFactor', new Int32(scale));
}

function pushCap(stats: Doc, collection: Collection | undefined, scale: number): void {
  const capped = collection?.options.get('capped') === true;
  stats.push('capped', capped);
  if (!capped || collection === undefined) return;
  const [size, max] = [collection.options.get('size'), collection.options.get('max')];
  stats.push('max', isNumber(max) && toNumber(max) > 0 ? whole(toNumber(max)) : NO_LIMIT);
  stats.push('maxSize', whole(isNumber(size) ? Math.floor(toNumber(size) / scale) : 0));
}

const NO_LIMIT = 0x7fffffffffffffffn;

/** What sizes are divided by. @throws StoreError */
function scaleOf(args: Arguments): number {
  const scale = args.int('scale') ?? 1;
  if (scale > 0) return scale;
  throw new StoreError(51024, `BSON field 'scale' value must be >= 1, actual value '${scale}'`);
}

export const dbStats: Command = {
  names: ['dbStats', 'dbstats'],
  run({ args, db, engine }): Reply {
    const scale = scaleOf(args);
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
      dataSize: dataSize / scale,
      storageSize: dataSize / scale,
      indexes: whole(sum(({ indexes }) => indexes.length)),
      indexSize: 0,
      totalSize: dataSize / scale,
      scaleFactor: scale,
      fsUsedSize: engine.store.statistics().fileSize / scale,
    });
    return { fields };
  },
};
