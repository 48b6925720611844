import { Doc, Int32, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { checkCollection, type CollectionCheck, type IndexCheck } from '../../index/check-collection.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command } from '../command.ts';
import { namespaceOf } from '../namespace.ts';
import { whole } from './whole.ts';

/** Most records that are named. */
const NAMED = 20;

/** Reads all documents and compares the indexes with them. Nothing is repaired: what is wrong here, a backup mends. */
export const validate: Command = {
  names: ['validate'],
  async run({ args, db, engine, signal }): Promise<Reply> {
    const ns = namespaceOf(db, args.collection());
    const collection = engine.store.find(ns);
    if (!collection) throw new StoreError('NamespaceNotFound', `Collection '${ns}' does not exist to validate.`);
    if (args.bool('repair') || args.bool('metadata')) {
      throw new StoreError(
        'CommandNotSupported',
        'validate only looks in the embedded store: restore a backup to repair',
      );
    }
    return { fields: report(ns, await checkCollection(engine.store, collection, signal)) };
  },
};

const faultsOf = ({ entries, expected, missing }: IndexCheck): number =>
  missing + Math.max(0, entries - (expected - missing));

function report(ns: string, { records, broken, indexes }: CollectionCheck): Doc {
  const errors = indexes.filter((each) => faultsOf(each) > 0).map(sentence);
  if (broken.length > 0) errors.unshift(`${broken.length} records are no documents`);
  const keys = new Doc();
  const details = new Doc();
  for (const each of indexes) {
    keys.push(each.index.name, whole(each.entries));
    details.push(each.index.name, Doc.of({ valid: faultsOf(each) === 0 }));
  }
  return Doc.of({
    ns,
    nInvalidDocuments: BigInt(broken.length),
    nrecords: whole(records),
    nIndexes: new Int32(indexes.length),
    keysPerIndex: keys,
    indexDetails: details,
    valid: errors.length === 0,
    repaired: false,
    warnings: [],
    errors,
    extraIndexEntries: [],
    missingIndexEntries: [],
    corruptRecords: broken.slice(0, NAMED).map((id): Value => BigInt(id)),
  });
}

function sentence({ index, entries, expected, missing }: IndexCheck): string {
  const extra = Math.max(0, entries - (expected - missing));
  return `index ${index.name}: ${missing} entries are missing, ${extra} are too many`;
}
