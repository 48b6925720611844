import { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';
import { writableNamespaceOf } from '../namespace.ts';
import { refuseCollation } from '../read/find.ts';
import { demandCapOptions } from '../write/capped.ts';
import { demandValidation } from '../write/validator.ts';
import { ensureCollection } from '../write/target.ts';

/** Options that are kept and shown by `listCollections`. */
const KEPT = [
  'capped',
  'size',
  'max',
  'validator',
  'validationLevel',
  'validationAction',
  'changeStreamPreAndPostImages',
  'recordPreImages',
];
const FIELDS: ReadonlySet<string> = new Set([
  ...KEPT,
  'create',
  'autoIndexId',
  'idIndex',
  'indexOptionDefaults',
  'collation',
  'storageEngine',
  'flags',
  'temp',
  'viewOn',
  'pipeline',
  'timeseries',
  'expireAfterSeconds',
  'clusteredIndex',
]);

/** Kinds of collections that the store does not have. */
const UNSUPPORTED = ['viewOn', 'pipeline', 'timeseries', 'expireAfterSeconds', 'clusteredIndex'];

export const create: Command = { names: ['create'], writes: true, inTransaction: true, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, db, engine } = context;
  const ns = writableNamespaceOf(db, args.collection());
  args.only(FIELDS);
  refuseCollation(args);
  const unsupported = UNSUPPORTED.find((field) => args.given(field));
  if (unsupported)
    throw new StoreError('CommandNotSupported', `create with '${unsupported}' is not supported by the embedded store`);
  demandValidation(args);

  const options = new Doc();
  for (const [name, value] of context.body) if (KEPT.includes(name)) options.push(name, value);
  demandCapOptions(options);
  await engine.store.write((txn) => {
    if (engine.store.find(ns)) throw new StoreError('NamespaceExists', `Collection already exists. NS: ${ns}`);
    ensureCollection(engine, txn, ns, options);
  });
  return { fields: new Doc() };
}
