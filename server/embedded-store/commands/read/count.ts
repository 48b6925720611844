import { Doc, Int32 } from '../../bson/values.ts';
import { runCount } from '../../plan/index.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf, filterOf } from '../compile.ts';
import { namespaceOf } from '../namespace.ts';
import { countLimit, countSkip } from './count-number.ts';
import { refuseCollation } from './find.ts';
import { hintIn } from './hint.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'count',
  'query',
  'limit',
  'skip',
  'hint',
  'collation',
  'fields',
  'queryOptions',
]);

export const count: Command = { names: ['count'], run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, engine, db } = context;
  args.only(FIELDS);
  refuseCollation(args);
  const collection = engine.store.find(namespaceOf(db, args.collection()));
  const filter = filterOf(args.document('query'), environmentOf(context), collection);
  const limit = countLimit(args);
  const skip = countSkip(args);
  const hint = hintIn(args);
  if (!collection) return { fields: Doc.of({ n: new Int32(0) }) };

  const query = { filter, limit, skip, hint, signal: context.signal };
  return { fields: Doc.of({ n: new Int32(await runCount(engine.store, collection, query)) }) };
}
