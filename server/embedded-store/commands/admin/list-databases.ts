import { Doc } from '../../bson/values.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf, filterOf } from '../compile.ts';
import { localCollections } from '../local/local-collections.ts';

const FIELDS: ReadonlySet<string> = new Set(['listDatabases', 'filter', 'nameOnly', 'authorizedDatabases']);

export const listDatabases: Command = { names: ['listDatabases'], adminOnly: true, run };

function run(context: CommandContext): Reply {
  const { args, engine } = context;
  args.only(FIELDS);
  const filter = filterOf(args.document('filter'), environmentOf(context), undefined);
  const nameOnly = args.bool('nameOnly') ?? false;
  args.bool('authorizedDatabases');
  // A server always has these; tools look for them.
  const names = new Set(['admin', 'config', 'local', ...engine.store.databases()]);
  const databases = [...names].sort().map((name) => {
    const looks = name === 'local' ? localCollections(engine) : [];
    const bytes = [...engine.store.collections(name), ...looks].reduce((sum, { size }) => sum + size, 0);
    return { bytes, doc: Doc.of({ name, sizeOnDisk: BigInt(bytes), empty: bytes === 0 }) };
  });
  const shown = databases.filter(({ doc }) => filter.matches(doc));
  if (nameOnly) return { fields: Doc.of({ databases: shown.map(({ doc }) => Doc.of({ name: doc.get('name') })) }) };

  const totalSize = shown.reduce((sum, { bytes }) => sum + bytes, 0);
  const fields = Doc.of({ databases: shown.map(({ doc }) => doc), totalSize: BigInt(totalSize) });
  return { fields: fields.push('totalSizeMb', BigInt(Math.floor(totalSize / 2 ** 20))) };
}
