import { RawName, rawTopValue } from '../../bson/raw.ts';
import { Doc, Int32, isNumber, toNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf, filterOf } from '../compile.ts';
import { writableNamespaceOf } from '../namespace.ts';
import { decodedSequence } from '../request.ts';
import { refuseCollation } from '../read/find.ts';
import { demandRemovable } from './capped.ts';
import { mapInTurns } from '../../turns/in-turns.ts';
import { hintIn } from '../read/hint.ts';
import { changeFound, changeNow, isDirect, type Change } from './find-targets.ts';
import { readBatch, runStatements, type Prepared } from './statements.ts';
import { writeReply } from './write-reply.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'delete',
  'deletes',
  'ordered',
  'let',
  'stmtIds',
  'stmtId',
  'bypassDocumentValidation',
]);
const STATEMENT_FIELDS: ReadonlySet<string> = new Set(['q', 'limit', 'hint', 'collation', 'sampleId']);

export const remove: Command = { names: ['delete'], writes: true, inTransaction: true, retryable: true, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, db } = context;
  const ns = writableNamespaceOf(db, args.collection());
  const deletes = await readBatch(context, async () => {
    args.only(FIELDS);
    return mapInTurns(
      args.docs('deletes') ?? (await decodedSequence(context, 'deletes')) ?? args.missing('deletes'),
      (doc) => readDelete(new Arguments('delete.deletes', doc)),
    );
  });
  const outcome = await runStatements(context, deletes.length, (i) => prepare(context, ns, deletes[i] as Deletion));
  return writeReply(context, outcome);
}

interface Deletion {
  args: Arguments;
  many: boolean;
}

function readDelete(args: Arguments): Deletion {
  args.only(STATEMENT_FIELDS);
  args.requiredDoc('q');
  refuseCollation(args);
  hintIn(args);
  if (!args.doc.has('limit')) args.missing('limit');
  const value = args.doc.get('limit');
  // MongoDB takes what is no number for 0 here.
  const limit = isNumber(value) ? toNumber(value) : 0;
  if (limit !== 0 && limit !== 1) {
    throw new StoreError('FailedToParse', `The limit field in delete objects must be 0 or 1. Got ${limit}`);
  }
  return { args, many: limit === 0 };
}

const ID = new RawName('_id');

function prepare(context: CommandContext, ns: string, { args, many }: Deletion): Prepared {
  if (many && context.retry) {
    throw new StoreError('InvalidOptions', 'Cannot use (or request) retryable writes with limit=0');
  }
  const env = environmentOf(context, context.args.document('let'));
  const collection = context.engine.store.find(ns);
  const filter = filterOf(args.document('q'), env, collection);
  demandRemovable(collection);
  const change: Change<void> = {
    ns,
    many,
    query: { filter, hint: hintIn(args), signal: context.signal },
    apply: (writer, target, hit) => writer.remove(target, hit, rawTopValue(hit.bytes, ID)),
    upsert: undefined,
  };
  const resultOf = (done: readonly void[]): Doc => Doc.of({ n: new Int32(done.length) });
  if (isDirect(context, change)) {
    return { kind: 'direct', write: (txn) => resultOf(changeNow(context, txn, change)) };
  }
  return {
    kind: 'search',
    run: async (note) => resultOf(await changeFound(context, change, (txn, done) => note(txn, resultOf(done)))),
  };
}
