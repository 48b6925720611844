import type { Engine } from '../engine.ts';
import type { Collection } from '../../store/collection.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';

/** The collection inside a write, made when there is none: writing to a collection brings it into being. */
export function ensureCollection(engine: Engine, txn: WriteTxn, ns: string, options = new Doc()): Collection {
  const known = engine.store.find(ns);
  if (known) return known;
  demandOneSpelling(engine, ns);
  const made = txn.createCollection(ns, options);
  txn.log({ op: 'create', ns, collection: made.uuid });
  return made;
}

/** Names of databases that differ in capitals only would be one file on some disks of MongoDB's. @throws StoreError */
function demandOneSpelling({ store }: Engine, ns: string): void {
  const db = ns.slice(0, ns.indexOf('.'));
  const other = store.databases().find((name) => name !== db && name.toLowerCase() === db.toLowerCase());
  if (other === undefined) return;
  throw new StoreError(
    'DatabaseDifferCase',
    `db already exists with different case already have: [${other}] trying to create [${db}]`,
  );
}

/** Whether a collection that was found before is still there, and not another one of its name. */
export function isThere(engine: Engine, collection: Collection): boolean {
  return engine.store.find(collection.ns)?.id === collection.id;
}
