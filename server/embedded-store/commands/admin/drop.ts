import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Collection } from '../../store/collection.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command } from '../command.ts';
import type { Engine } from '../engine.ts';
import { turnClock } from '../../turns/turn.ts';
import { namespaceOf } from '../namespace.ts';

const DROP_FIELDS: ReadonlySet<string> = new Set(['drop']);

export const drop: Command = {
  names: ['drop'],
  writes: true,
  async run({ args, db, engine }): Promise<Reply> {
    const ns = namespaceOf(db, args.collection());
    args.only(DROP_FIELDS);
    const indexes = await engine.store.write((txn) => {
      const collection = engine.store.find(ns);
      if (!collection) throw new StoreError('NamespaceNotFound', 'ns not found');
      const count = collection.indexes.length;
      dropLogged(txn, collection);
      return count;
    });
    return { fields: Doc.of({ nIndexesWas: new Int32(indexes), ns }) };
  },
};

const DROP_DATABASE_FIELDS: ReadonlySet<string> = new Set(['dropDatabase']);

/** What a replica set keeps of itself stands there. */
const KEPT_DATABASES: ReadonlySet<string> = new Set(['admin', 'local']);

export const dropDatabase: Command = {
  names: ['dropDatabase'],
  writes: true,
  async run({ args, db, engine }): Promise<Reply> {
    args.only(DROP_DATABASE_FIELDS);
    if (args.int('dropDatabase') !== 1) throw new StoreError(5255100, "Have to pass 1 as 'dropDatabase' parameter");
    if (KEPT_DATABASES.has(db)) throw new StoreError('IllegalOperation', `The database '${db}' cannot be dropped`);
    for (let isDone = false; !isDone;) isDone = await engine.store.write((txn) => dropSome(engine, txn, db));
    return { fields: new Doc() };
  },
};

/** Drops as many of a database's collections as time allows; the database goes with the last of them. */
function dropSome({ store }: Engine, txn: WriteTxn, db: string): boolean {
  const until = performance.now() + turnClock.sliceMs;
  const collections = store.collections(db);
  for (const [i, collection] of collections.entries()) {
    dropLogged(txn, collection);
    if (i < collections.length - 1 && performance.now() > until) return false;
  }
  if (collections.length > 0) txn.log({ op: 'dropDatabase', ns: db });
  return true;
}

export function dropLogged(txn: WriteTxn, collection: Collection): void {
  const { ns, uuid } = collection;
  txn.dropCollection(collection);
  txn.log({ op: 'drop', ns, collection: uuid });
}
