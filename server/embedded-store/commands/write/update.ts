import type { Environment } from '../../agg/index.ts';
import { checkReadableName } from '../../agg/expressions/variables.ts';
import { Doc, Int32, type Value } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf } from '../compile.ts';
import { writableNamespaceOf } from '../namespace.ts';
import { decodedSequence } from '../request.ts';
import { refuseCollation } from '../read/find.ts';
import { mapInTurns } from '../../turns/in-turns.ts';
import { hintIn } from '../read/hint.ts';
import { changeFound, changeNow, isDirect } from './find-targets.ts';
import { readBatch, runStatements, type Outcome, type Prepared } from './statements.ts';
import { updateChange, type Updated } from './update-statement.ts';
import { total, writeReply } from './write-reply.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'update',
  'updates',
  'ordered',
  'let',
  'stmtIds',
  'stmtId',
  'bypassDocumentValidation',
]);
const STATEMENT_FIELDS: ReadonlySet<string> = new Set([
  'q',
  'u',
  'c',
  'multi',
  'upsert',
  'arrayFilters',
  'hint',
  'collation',
  'sampleId',
  'upsertSupplied',
]);

export const update: Command = { names: ['update'], writes: true, inTransaction: true, retryable: true, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, db } = context;
  const ns = writableNamespaceOf(db, args.collection());
  const updates = await readBatch(context, async () => {
    args.only(FIELDS);
    return mapInTurns(
      args.docs('updates') ?? (await decodedSequence(context, 'updates')) ?? args.missing('updates'),
      (doc) => readUpdate(new Arguments('update.updates', doc)),
    );
  });
  const outcome = await runStatements(context, updates.length, (i) => prepare(context, ns, updates[i] as Arguments));
  const upserted = upsertedIn(outcome);
  return writeReply(context, outcome, {
    ...(upserted.length > 0 && { upserted }),
    nModified: total(outcome, 'nModified'),
  });
}

function readUpdate(args: Arguments): Arguments {
  args.only(STATEMENT_FIELDS);
  args.requiredDoc('q');
  refuseCollation(args);
  hintIn(args);
  args.flag('multi');
  args.flag('upsert');
  const change = args.doc.get('u');
  if (change === undefined) args.missing('u');
  if (!(change instanceof Doc) && !Array.isArray(change)) {
    throw new StoreError('FailedToParse', 'Update argument must be either an object or an array');
  }
  if (Array.isArray(change)) demandStages(change);
  args.docs('arrayFilters');
  if (args.given('c') && !Array.isArray(change)) {
    throw new StoreError(51198, 'Constant values may only be specified for pipeline updates');
  }
  return args;
}

function prepare(context: CommandContext, ns: string, args: Arguments): Prepared {
  const many = args.flag('multi') ?? false;
  if (many && context.retry) {
    throw new StoreError('InvalidOptions', 'Cannot use (or request) retryable writes with multi=true');
  }
  const change = updateChange(context, {
    ns,
    filter: args.requiredDoc('q'),
    update: args.doc.get('u'),
    many,
    upsert: args.flag('upsert') ?? false,
    arrayFilters: args.docs('arrayFilters'),
    env: withConstants(environmentOf(context, context.args.document('let')), args.document('c')),
    query: { hint: hintIn(args), signal: context.signal },
  });
  if (isDirect(context, change)) {
    return { kind: 'direct', write: (txn) => resultOf(changeNow(context, txn, change)) };
  }
  return {
    kind: 'search',
    run: async (note) => resultOf(await changeFound(context, change, (txn, done) => note(txn, resultOf(done)))),
  };
}

function demandStages(stages: readonly Value[]): void {
  if (stages.every((stage) => stage instanceof Doc)) return;
  throw new StoreError('TypeMismatch', "Each element of the 'pipeline' array must be an object");
}

/** The statement's own constants stand for themselves, whatever they look like, and go over the command's `let`. */
function withConstants(env: Environment, constants: Doc | undefined): Environment {
  if (!constants) return env;
  for (const name of constants.names) checkReadableName(name);
  return { ...env, variables: new Map([...(env.variables ?? []), ...constants]) };
}

function resultOf(done: readonly Updated[]): Doc {
  const changed = done.filter((one) => one.kind === 'updated' && one.changed).length;
  const result = Doc.of({ n: new Int32(done.length), nModified: new Int32(changed) });
  const [first] = done;
  if (first?.kind === 'inserted') result.push('upserted', Doc.of({ _id: first.id }));
  return result;
}

/** Where a statement inserted, by its number. */
function upsertedIn({ results }: Outcome): Doc[] {
  return results.flatMap((result, i) => {
    const upserted = result?.get('upserted');
    return upserted instanceof Doc ? [Doc.of({ index: new Int32(i), _id: upserted.get('_id') })] : [];
  });
}
