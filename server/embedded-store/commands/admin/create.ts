import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import { Doc } from '../../bson/values.ts';
import type { Command, CommandContext } from '../command.ts';
import { writableNamespaceOf } from '../namespace.ts';
import { refuseCollation } from '../read/find.ts';
import { demandCapOptions } from '../write/capped.ts';
import { takeBackOnAbort } from '../write/take-back.ts';
import { ensureCollection } from '../write/target.ts';
import { demandValidation } from '../write/validator.ts';
import { CREATE_FIELDS, demandCreateOptions, keptOptions } from './create-options.ts';

export const create: Command = { names: ['create'], writes: true, inTransaction: true, run };

async function run({ args, db, engine, transaction }: CommandContext): Promise<Reply> {
  const ns = writableNamespaceOf(db, args.collection());
  args.only(CREATE_FIELDS);
  refuseCollation(args);
  demandCreateOptions(args);
  demandValidation(args, ns);

  const options = keptOptions(args);
  demandCapOptions(options);
  const made = await engine.store.write((txn) => {
    if (engine.store.find(ns)) throw new StoreError('NamespaceExists', `Collection already exists. NS: ${ns}`);
    return ensureCollection(engine, txn, ns, options);
  });
  if (transaction) takeBackOnAbort(engine, transaction, made);
  return { fields: new Doc() };
}
