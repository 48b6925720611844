import { Doc } from '../../bson/values.ts';
import { encode } from '../../bson/encode.ts';
import { StoreError } from '../../errors.ts';
import { runDistinct } from '../../plan/index.ts';
import { MAX_DOCUMENT_BYTES } from '../../wire/limits.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf, filterOf } from '../compile.ts';
import { namespaceOf } from '../namespace.ts';
import { refuseCollation } from './find.ts';

const FIELDS: ReadonlySet<string> = new Set(['distinct', 'key', 'query', 'collation', 'hint']);

export const distinct: Command = { names: ['distinct'], inTransaction: true, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, engine, db } = context;
  args.only(FIELDS);
  refuseCollation(args);
  const path = args.requiredString('key');
  if (path === '') throw new StoreError(40352, 'FieldPath cannot be constructed with empty string');
  const collection = engine.store.find(namespaceOf(db, args.collection()));
  const filter = filterOf(args.document('query'), environmentOf(context), collection);
  if (!collection) return { fields: Doc.of({ values: [] }) };

  const query = { filter, view: context.transaction?.view, signal: context.signal };
  const fields = Doc.of({ values: await runDistinct(engine.store, collection, path, query) });
  if (encode(fields).length > MAX_DOCUMENT_BYTES) throw new StoreError(17217, 'distinct too big, 16mb cap');
  return { fields };
}
