import { Doc, type Value } from '../../bson/values.ts';
import { encode } from '../../bson/encode.ts';
import { StoreError } from '../../errors.ts';
import { fieldPath } from '../../project/field-path.ts';
import { runDistinct } from '../../plan/index.ts';
import { takeTurns } from '../../turns/in-turns.ts';
import { MAX_DOCUMENT_BYTES } from '../../wire/limits.ts';
import type { Reply } from '../../wire/reply.ts';
import { documentOf, elementsOf } from '../../wire/splice.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf, filterOf } from '../compile.ts';
import { namespaceOf } from '../namespace.ts';
import { snapshotTime } from './snapshot-time.ts';
import { refuseCollation } from './find.ts';

const FIELDS: ReadonlySet<string> = new Set(['distinct', 'key', 'query', 'collation']);

export const distinct: Command = { names: ['distinct'], inTransaction: true, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, engine, db } = context;
  args.only(FIELDS);
  refuseCollation(args);
  const path = args.requiredString('key');
  if (path.includes('\0')) throw new StoreError(31032, 'Key field cannot contain an embedded null byte');
  fieldPath(path);
  const collection = engine.store.find(namespaceOf(db, args.collection()));
  const filter = filterOf(args.document('query'), environmentOf(context), collection);
  const fields = snapshotTime(context) ?? new Doc();
  if (!collection) return { fields: fields.push('values', []) };

  const query = { filter, view: context.transaction?.view, signal: context.signal };
  return { fields, values: await arrayOf(await runDistinct(engine.store, collection, path, query)) };
}

/** So many values are encoded at a stretch. */
const AT_ONCE = 100;

/** The values as an array in BSON. @throws StoreError when it would not fit into an answer */
async function arrayOf(values: readonly Value[]): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  for (let at = 0; at < values.length; at += AT_ONCE) {
    await takeTurns();
    const some = values.slice(at, at + AT_ONCE);
    const piece = elementsOf(
      encode(
        new Doc(
          some.map((_, i) => String(at + i)),
          some,
        ),
      ),
    );
    bytes += piece.length;
    if (bytes > MAX_DOCUMENT_BYTES) throw new StoreError(17217, 'distinct too big, 16mb cap');
    pieces.push(piece);
  }
  return documentOf(pieces);
}
