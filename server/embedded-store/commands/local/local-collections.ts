import { Doc, Int32, type Value } from '../../bson/values.ts';
import { replicaSetConfig } from '../admin/repl-status.ts';
import { whole } from '../admin/whole.ts';
import type { Engine } from '../engine.ts';
import { oplogDocuments } from './oplog-documents.ts';

/** A collection of the database `local` that is there to be looked at: its documents are made when they are asked for. */
export interface LocalCollection {
  readonly name: string;
  readonly options: Doc;
  /** Bytes. */
  readonly size: number;
  readonly count: number;
  /** Oldest first, or newest first. */
  documents(backwards: boolean): Iterable<Doc[]>;
}

export function localCollections(engine: Engine): readonly LocalCollection[] {
  return [oplog(engine), replset(engine)];
}

export function findLocal(engine: Engine, ns: string): LocalCollection | undefined {
  return ns.startsWith('local.') ? localCollections(engine).find(({ name }) => ns === `local.${name}`) : undefined;
}

function oplog(engine: Engine): LocalCollection {
  const { log, store, logLimits } = engine;
  return {
    name: 'oplog.rs',
    options: Doc.of({ capped: true, size: whole(logLimits.maxBytes), autoIndexId: false }),
    size: log.oldest(1)[0]?.bytesAfter ?? 0,
    count: store.entriesOf('oplog'),
    documents: (backwards) => oplogDocuments(engine, backwards),
  };
}

function replset(engine: Engine): LocalCollection {
  return {
    name: 'system.replset',
    options: new Doc(),
    size: 0,
    count: 1,
    documents: () => [[replicaSetConfig(engine)]],
  };
}

/** As `collStats` tells it. */
export function localStats({ name, options, size, count }: LocalCollection): Doc {
  const stats = Doc.of({ ns: `local.${name}`, size: whole(size), count: whole(count) });
  stats.push('storageSize', whole(size)).push('freeStorageSize', new Int32(0));
  const capped = options.get('capped') === true;
  stats.push('capped', capped);
  if (capped) stats.push('max', new Int32(-1)).push('maxSize', options.get('size'));
  const none: Value[] = [];
  return stats
    .push('nindexes', new Int32(0))
    .push('indexBuilds', none)
    .push('totalIndexSize', new Int32(0))
    .push('totalSize', whole(size))
    .push('indexSizes', new Doc())
    .push('scaleFactor', new Int32(1));
}
