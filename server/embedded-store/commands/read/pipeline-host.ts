import { setImmediate as turn } from 'node:timers/promises';
import type { Environment, MergeWrite, Namespace, PipelineHost, Source } from '../../agg/index.ts';
import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { runCount, runFind } from '../../plan/index.ts';
import type { Collection } from '../../store/collection.ts';
import { collectionStats } from '../admin/stats.ts';
import type { CommandContext } from '../command.ts';
import { filterOf } from '../compile.ts';
import { mergeDocument } from '../write/merge-document.ts';
import { replaceCollection } from '../write/replace-collection.ts';
import { hintIn } from './hint.ts';

/** Longest time that a pipeline works before others have their turn. */
const SLICE_MILLISECONDS = 5;

/** What pipelines need of the store, given by the command that runs one. */
export function pipelineHost(context: CommandContext): PipelineHost {
  const { engine, signal, transaction } = context;
  let until = performance.now() + SLICE_MILLISECONDS;
  const own = `${context.db}.${String(context.body.get('aggregate'))}`;
  const hint = context.args.given('hint') ? hintIn(context.args) : undefined;

  return {
    async *read(ns: Namespace, { filter, sort, skip, limit, env }: Source) {
      const collection = collectionOf(context, ns);
      if (!collection) return;
      const query = {
        filter: filterOf(filter, env, collection),
        sort,
        skip,
        limit,
        hint: collection.ns === own ? hint : undefined,
        view: transaction?.view,
        signal,
      };
      yield* runFind(engine.store, collection, query);
    },
    count(ns: Namespace, filter: Doc, env: Environment) {
      const collection = collectionOf(context, ns);
      if (transaction) return undefined;
      if (!collection) return Promise.resolve(0);
      return runCount(engine.store, collection, { filter: filterOf(filter, env, collection), signal });
    },
    async indexStats(ns: Namespace) {
      const collection = collectionOf(context, ns);
      return (collection?.indexes ?? []).map(({ name, spec }) =>
        Doc.of({
          name,
          key: spec.get('key'),
          host: engine.node.address,
          accesses: Doc.of({ ops: 0n, since: engine.node.startedAt }),
          spec,
        }),
      );
    },
    async collStats(ns: Namespace, spec: Doc) {
      return collStatsDocument(context, ns, spec);
    },
    replaceCollection: (ns, documents) => replaceCollection(context, `${ns.db}.${ns.coll}`, documents),
    async merge(ns, writes: readonly MergeWrite[]) {
      for (const write of writes) await mergeDocument(context, `${ns.db}.${ns.coll}`, write);
    },
    async hasUniqueIndex(ns, fields) {
      return hasUniqueIndex(collectionOf(context, ns), fields);
    },
    breathe() {
      if (performance.now() < until) return undefined;
      signal.throwIfAborted();
      return turn().then(() => {
        until = performance.now() + SLICE_MILLISECONDS;
      });
    },
  };
}

function collectionOf({ engine }: CommandContext, { db, coll }: Namespace): Collection | undefined {
  return coll === undefined ? undefined : engine.store.find(`${db}.${coll}`);
}

function collStatsDocument({ engine }: CommandContext, { db, coll }: Namespace, spec: Doc): Doc {
  const ns = `${db}.${coll ?? ''}`;
  const collection = engine.store.find(ns);
  if (!collection) throw new StoreError('NamespaceNotFound', `Collection [${ns}] not found.`);
  const doc = Doc.of({ ns, host: engine.node.address, localTime: new Date() });
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
