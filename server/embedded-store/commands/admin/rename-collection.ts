import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';
import { demandDatabaseName, writableNamespaceOf } from '../namespace.ts';

const FIELDS: ReadonlySet<string> = new Set(['renameCollection', 'to', 'dropTarget', 'stayTemp']);

export const renameCollection: Command = { names: ['renameCollection'], writes: true, adminOnly: true, run };

async function run({ args, engine }: CommandContext): Promise<Reply> {
  const from = args.requiredString('renameCollection');
  const to = args.requiredString('to');
  args.only(FIELDS);
  demandNamespace(from);
  demandNamespace(to);
  const dropTarget = args.bool('dropTarget') ?? false;

  await engine.store.write((txn) => {
    const source = engine.store.find(from);
    if (!source) throw new StoreError('NamespaceNotFound', `Source collection ${from} does not exist`);
    if (from === to) throw new StoreError('IllegalOperation', "Can't rename a collection to itself");
    if (databaseOf(from) !== databaseOf(to)) {
      throw new StoreError(
        'CommandNotSupported',
        'renaming into another database is not supported by the embedded store',
      );
    }
    const target = engine.store.find(to);
    if (target && !dropTarget) throw new StoreError('NamespaceExists', 'target namespace exists');
    if (target) txn.dropCollection(target);
    txn.renameCollection(source, to);
    txn.log({ op: 'rename', ns: from, to, collection: source.uuid, ...(target && { dropped: target.uuid }) });
  });
  return { fields: new Doc() };
}

function demandNamespace(ns: string): void {
  const dot = ns.indexOf('.');
  if (dot < 0) throw new StoreError('InvalidNamespace', `Invalid namespace specified '${ns}'`);
  demandDatabaseName(ns.slice(0, dot));
  writableNamespaceOf(ns.slice(0, dot), ns.slice(dot + 1));
}

function databaseOf(ns: string): string {
  return ns.slice(0, ns.indexOf('.'));
}
