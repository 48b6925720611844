import { encode } from '../../bson/encode.ts';
import { Doc } from '../../bson/values.ts';
import { mapInTurns } from '../../turns/in-turns.ts';
import type { Collection } from '../../store/collection.ts';
import type { Reply } from '../../wire/reply.ts';
import { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf, filterOf } from '../compile.ts';
import { answerCursor } from '../cursors/answer-cursor.ts';
import { localCollections } from '../local/local-collections.ts';
import { ListSource } from '../cursors/execution-source.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'listCollections',
  'filter',
  'nameOnly',
  'authorizedCollections',
  'cursor',
]);

export const listCollections: Command = { names: ['listCollections'], run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, db, engine } = context;
  args.only(FIELDS);
  const filter = filterOf(args.document('filter'), environmentOf(context), undefined);
  const nameOnly = args.bool('nameOnly') ?? false;
  args.bool('authorizedCollections');
  const described = await mapInTurns(engine.store.collections(db), (collection) => {
    // A filter sees what is shown.
    const doc = nameOnly ? nameOf(collection) : describe(collection);
    return filter.matches(doc) ? encode(doc) : undefined;
  });
  for (const { name, options } of db === 'local' ? localCollections(engine) : []) {
    const doc = Doc.of({ name, type: 'collection' });
    if (!nameOnly) doc.push('options', options).push('info', Doc.of({ readOnly: false }));
    if (filter.matches(doc)) described.push(encode(doc));
  }
  const shown = described.filter((bytes) => bytes !== undefined);
  return answerCursor(context, new ListSource(shown), {
    ns: `${db}.$cmd.listCollections`,
    batchSize: batchSizeIn(context) ?? Math.max(1, shown.length),
  });
}

const CURSOR_FIELDS: ReadonlySet<string> = new Set(['batchSize']);

/** `{cursor: {batchSize}}` */
export function batchSizeIn({ args, name }: CommandContext): number | undefined {
  const cursor = args.document('cursor');
  if (!cursor) return undefined;
  const options = new Arguments(`${name}.cursor`, cursor);
  options.only(CURSOR_FIELDS);
  return options.count('batchSize');
}

function nameOf({ name }: Collection): Doc {
  return Doc.of({ name, type: 'collection' });
}

function describe(collection: Collection): Doc {
  const doc = nameOf(collection);
  doc.push('options', collection.options);
  doc.push('info', Doc.of({ readOnly: false, uuid: collection.uuid }));
  const id = collection.indexes.find(({ name }) => name === '_id_');
  if (id) doc.push('idIndex', id.spec);
  return doc;
}
