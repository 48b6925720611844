import { decode } from '../../bson/decode.ts';
import { RawName, rawTopValue } from '../../bson/raw.ts';
import { Doc, Int32 } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { recall, remember, statementId } from '../../session/retry-memory.ts';
import type { WriteTxn } from '../../store/write-txn.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { demandSort } from '../../plan/index.ts';
import { environmentOf, filterOf, projectionOf } from '../compile.ts';
import { writableNamespaceOf } from '../namespace.ts';
import { reading } from '../request-error.ts';
import { nonEmpty, refuseCollation } from '../read/find.ts';
import { demandRemovable } from './capped.ts';
import { hintIn } from '../read/hint.ts';
import { changeFound, changeNow, isDirect, type Change } from './find-targets.ts';
import { demandOrdinary, rehearse } from './in-transaction.ts';
import { repeatedFindAndModify } from './repetition.ts';
import { updateChange } from './update-statement.ts';
import { writeUnblocked } from './unblocked.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'findAndModify',
  'findandmodify',
  'query',
  'fields',
  'sort',
  'hint',
  'collation',
  'let',
  'arrayFilters',
  'remove',
  'update',
  'upsert',
  'new',
  'bypassDocumentValidation',
  'stmtId',
]);

export const findAndModify: Command = {
  names: ['findAndModify', 'findandmodify'],
  writes: true,
  inTransaction: true,
  retryable: true,
  run,
};

/** What was done, and the document to show of it, not projected yet. */
interface Done {
  last: Doc;
  value: Uint8Array | undefined;
  /** What repetitions are told by; absent where nothing was changed, so that they do it again. */
  image?: Uint8Array;
}

async function run(context: CommandContext): Promise<Reply> {
  const { args, engine, retry } = context;
  const ns = writableNamespaceOf(context.db, args.collection());
  await reading(() => {
    args.only(FIELDS);
    demandSense(args);
  });
  demandOrdinary(context, 50781);
  const known = retry && recall(engine.store, retry).get(statementId(retry, 0));
  // A repetition is answered with the whole document, as a real MongoDB does from its images.
  if (known) return { fields: repeatedFindAndModify(args, known) };

  const change = args.bool('remove') ? removal(context, ns) : modification(context, ns);
  const project = projector(context, ns);
  const note = (txn: WriteTxn, done: readonly Done[]): void => {
    const [first] = done;
    if (retry && first?.image) remember(txn, retry, statementId(retry, 0), [noteOf(args, first.last, first.image)]);
  };
  const done = isDirect(context, change)
    ? await writeUnblocked(context, (txn) => {
        const results = changeNow(context, txn, change);
        note(txn, results);
        return results;
      })
    : await changeFound(context, change, note);
  if (context.transaction) await rehearse(context, context.transaction);

  const { last, value } = done[0] ?? nothing(args);
  if (!value) return { fields: Doc.of({ lastErrorObject: last, value: null }) };
  return { fields: Doc.of({ lastErrorObject: last }), value: project(value) };
}

function noteOf(args: Arguments, last: Doc, image: Uint8Array): Doc {
  return Doc.of({ last, image: decode(image), new: args.bool('new') ?? false });
}

function nothing(args: Arguments): Done {
  const last = Doc.of({ n: new Int32(0) });
  if (!args.bool('remove')) last.push('updatedExisting', false);
  return { last, value: undefined };
}

function demandSense(args: Arguments): void {
  const removes = args.bool('remove') ?? false;
  const updates = args.given('update');
  const refusal =
    (removes && updates && 'Cannot specify both an update and remove=true') ||
    (removes && args.bool('upsert') && 'Cannot specify both upsert=true and remove=true ') ||
    (removes &&
      args.bool('new') &&
      "Cannot specify both new=true and remove=true; 'remove' always returns the deleted document") ||
    (removes && args.given('arrayFilters') && 'Cannot specify arrayFilters and remove=true') ||
    (!removes && !updates && 'Either an update or remove=true must be specified');
  if (refusal) throw new StoreError('FailedToParse', refusal);
  refuseCollation(args);
}

const ID = new RawName('_id');

function removal(context: CommandContext, ns: string): Change<Done> {
  const { args, engine, signal } = context;
  const env = environmentOf(context, args.document('let'));
  const filter = filterOf(args.document('query'), env, engine.store.find(ns));
  demandRemovable(engine.store.find(ns));
  demandSort(nonEmpty(args.document('sort')), filter.node);
  return {
    ns,
    many: false,
    query: { filter, sort: nonEmpty(args.document('sort')), hint: hintIn(args), signal },
    apply(writer, collection, hit) {
      writer.remove(collection, hit, rawTopValue(hit.bytes, ID));
      return { last: Doc.of({ n: new Int32(1) }), value: hit.bytes, image: hit.bytes };
    },
    upsert: undefined,
  };
}

function modification(context: CommandContext, ns: string): Change<Done> {
  const { args, signal } = context;
  const showsNew = args.bool('new') ?? false;
  const change = updateChange(context, {
    ns,
    filter: args.document('query') ?? new Doc(),
    update: args.doc.get('update'),
    many: false,
    upsert: args.bool('upsert') ?? false,
    arrayFilters: args.docs('arrayFilters'),
    env: environmentOf(context, args.document('let')),
    query: { sort: nonEmpty(args.document('sort')), hint: hintIn(args), signal },
  });
  demandSort(change.query.sort, change.query.filter.node);
  const { upsert } = change;
  return {
    ...change,
    apply(writer, collection, hit) {
      const updated = change.apply(writer, collection, hit);
      const last = Doc.of({ n: new Int32(1), updatedExisting: true });
      const value = showsNew ? updated.after : hit.bytes;
      return { last, value, ...(updated.kind === 'updated' && updated.changed && { image: value }) };
    },
    upsert:
      upsert &&
      ((writer, collection) => {
        const inserted = upsert(writer, collection);
        const last = Doc.of({ n: new Int32(1), updatedExisting: false });
        if (inserted.kind === 'inserted') last.push('upserted', inserted.id);
        return { last, value: showsNew ? inserted.after : undefined, image: inserted.after };
      }),
  };
}

function projector(context: CommandContext, ns: string): (bytes: Uint8Array) => Uint8Array {
  const { args, engine } = context;
  const env = environmentOf(context, args.document('let'));
  const filter = filterOf(args.document('query'), env, engine.store.find(ns));
  const projection = projectionOf(args.document('fields'), env, filter);
  return projection ? (bytes) => projection.projectRaw(bytes) : (bytes) => bytes;
}
