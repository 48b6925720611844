import { Row, type Namespace, type PipelineHost, type Source } from '../../agg/index.ts';
import type { CollectionName } from '../../agg/host.ts';
import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { runCount, runFind, type Query } from '../../plan/index.ts';
import type { Collection } from '../../store/collection.ts';
import { operations } from '../admin/operations.ts';
import { collectionStats } from '../admin/stats.ts';
import { whole } from '../admin/whole.ts';
import type { CommandContext } from '../command.ts';
import { filterOf } from '../compile.ts';
import { findLocal, localStats } from '../local/local-collections.ts';
import { countLocal, readLocal, type LocalQuery } from '../local/read-local.ts';
import { writableNamespaceOf } from '../namespace.ts';
import { insertAll, updateAll } from '../write/from-pipeline.ts';
import { replaceCollection } from '../write/replace-collection.ts';
import { hintIn } from './hint.ts';

/** Documents that are handed to a pipeline at a time. */
const HANDFUL = { documents: 256, bytes: 1024 * 1024 };

/**
 * What pipelines need of the store, given by the command that runs one.
 *
 * @param stopIfUnwanted throws when nobody waits for the rows any more
 */
export function pipelineHost(context: CommandContext, stopIfUnwanted: () => void): PipelineHost {
  const { engine } = context;
  return {
    disk: context.args.bool('allowDiskUse') ? engine.spill : undefined,
    stopIfUnwanted,
    async *read(ns, source) {
      const collection = collectionOf(context, ns);
      const local = collection ? undefined : findLocal(engine, `${ns.db}.${ns.coll ?? ''}`);
      if (local) {
        const query = localQueryOf(context, source);
        for await (const some of readLocal(local, query)) yield some.map((bytes) => Row.ofBytes(bytes, undefined));
      }
      if (!collection) return;
      const execution = runFind(engine.store, collection, queryOf(context, collection, source));
      try {
        for (;;) {
          const documents = await execution.nextBatch(HANDFUL);
          if (documents.length === 0) return;
          yield documents.map((bytes, at) => Row.ofBytes(bytes, execution.textScores[at]));
        }
      } finally {
        execution.close();
      }
    },
    async count(ns, source) {
      const collection = collectionOf(context, ns);
      const local = collection ? undefined : findLocal(engine, `${ns.db}.${ns.coll ?? ''}`);
      if (local) return countLocal(local, localQueryOf(context, source));
      return collection ? runCount(engine.store, collection, queryOf(context, collection, source)) : 0;
    },
    async indexStats(ns) {
      const { address, startedAt } = engine.node;
      return (collectionOf(context, ns)?.indexes ?? []).map(({ name, spec }) => {
        const accesses = Doc.of({ ops: 0n, since: startedAt });
        return Doc.of({ name, key: spec.get('key'), host: address, accesses, spec });
      });
    },
    async currentOp() {
      return operations(engine.node.address);
    },
    sessions: async () =>
      engine.sessions.list().map(({ lsid, lastUse }) => Doc.of({ _id: lsid, lastUse: new Date(lastUse) })),
    async collStats(ns, spec) {
      return collStatsDocument(context, ns, spec);
    },
    replaceCollection: (ns, documents) => replaceCollection(context, nameOf(ns), documents),
    insert: (ns, documents) => insertAll(context, nameOf(ns), documents),
    update: (ns, updates) => updateAll(context, nameOf(ns), updates),
    async hasUniqueIndex(ns, fields) {
      return hasUniqueIndex(collectionOf(context, ns), fields);
    },
  };
}

/** A hint is meant for the collection that the command names. */
function queryOf(context: CommandContext, collection: Collection, source: Source): Query {
  const { body, db, transaction, signal, args } = context;
  const isOwn = collection.ns === `${db}.${String(body.get('aggregate'))}`;
  return {
    filter: filterOf(source.filter, source.env, collection),
    sort: source.sort,
    skip: source.skip,
    limit: source.limit,
    hint: isOwn ? hintIn(args) : undefined,
    disk: args.bool('allowDiskUse') ? context.engine.spill : undefined,
    view: transaction?.view,
    signal,
  };
}

function localQueryOf(context: CommandContext, { filter, env, sort, skip, limit }: Source): LocalQuery {
  return { filter: filterOf(filter, env, undefined), sort, skip, limit, signal: context.signal };
}

function nameOf({ db, coll }: CollectionName): string {
  writableNamespaceOf(db, coll);
  return `${db}.${coll}`;
}

function collectionOf({ engine }: CommandContext, { db, coll }: Namespace): Collection | undefined {
  return coll === undefined ? undefined : engine.store.find(`${db}.${coll}`);
}

function collStatsDocument({ engine }: CommandContext, { db, coll }: Namespace, spec: Doc): Doc {
  const ns = `${db}.${coll ?? ''}`;
  const collection = engine.store.find(ns);
  const local = findLocal(engine, ns);
  const doc = Doc.of({ ns, host: engine.node.address, localTime: new Date() });
  if (local) {
    if (spec.has('storageStats')) doc.push('storageStats', localStats(local));
    return spec.has('count') ? doc.push('count', whole(local.count)) : doc;
  }
  if (!collection) throw new StoreError('NamespaceNotFound', `Collection [${ns}] not found.`);
  if (spec.has('storageStats')) doc.push('storageStats', collectionStats(ns, collection));
  if (spec.has('count')) doc.push('count', new Int32(collection.count));
  return doc;
}

function hasUniqueIndex(collection: Collection | undefined, fields: readonly string[]): boolean {
  if (fields.length === 1 && fields[0] === '_id') return true;
  const wanted = new Set(fields);
  return (collection?.indexes ?? []).some(
    ({ unique, partial, parts }) =>
      unique && !partial && parts.length === wanted.size && parts.every(({ name }) => wanted.has(name)),
  );
}
