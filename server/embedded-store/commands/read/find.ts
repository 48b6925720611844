import type { Doc } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import { demandSort, runFind, type Query } from '../../plan/index.ts';
import type { Collection } from '../../store/collection.ts';
import { takeTurns } from '../../turns/in-turns.ts';
import { inSpells } from '../../turns/spells.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf, filterOf, projectionOf } from '../compile.ts';
import { answerCursor } from '../cursors/answer-cursor.ts';
import type { CursorSource } from '../cursors/cursor-source.ts';
import { ExecutionSource, ListSource, StreamSource } from '../cursors/execution-source.ts';
import { findLocal, type LocalCollection } from '../local/local-collections.ts';
import { readLocal } from '../local/read-local.ts';
import { namespaceOf } from '../namespace.ts';
import { demandNaturalAlone, demandSameBounds, hintIn } from './hint.ts';
import { answerTail, demandTailable } from './tailable.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'find',
  'filter',
  'sort',
  'projection',
  'hint',
  'skip',
  'limit',
  'batchSize',
  'singleBatch',
  'allowDiskUse',
  'min',
  'max',
  'returnKey',
  'showRecordId',
  'tailable',
  'awaitData',
  'oplogReplay',
  'noCursorTimeout',
  'allowPartialResults',
  'collation',
  'let',
  'term',
  'ntoreturn',
  'options',
  'readOnce',
  'allowSpeculativeMajorityRead',
  'runtimeConstants',
  '$queryOptions',
]);

/** Bytes of a command. */
const LARGE_QUERY = 64 * 1024;

export const find: Command = { names: ['find'], inTransaction: true, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, engine, db } = context;
  const ns = namespaceOf(db, args.collection());
  const batchSize = args.count('batchSize');
  const singleBatch = args.bool('singleBatch') ?? false;
  const collection = engine.store.find(ns);
  const compiling = inSpells(() => findQuery(context, args, collection));
  const query = compiling instanceof Promise ? await compiling : compiling;
  // Choosing an index for very long lists takes its time, too.
  if (context.messageBytes > LARGE_QUERY) await takeTurns();
  const local = collection ? undefined : findLocal(engine, ns);
  if (local) return answerCursor(context, localSource(local, query), { ns, batchSize, singleBatch });
  if (!collection) return answerCursor(context, new ListSource([]), { ns, batchSize: batchSize || 1 });

  const noTimeout = args.bool('noCursorTimeout') ?? false;
  const options = { ns, batchSize, singleBatch, collection, noTimeout };
  if (args.bool('tailable')) return answerTail(context, collection, query, options);
  const source = new ExecutionSource(runFind(engine.store, collection, query), query.limit ?? 0);
  return answerCursor(context, source, options);
}

/** What the server shows of itself. */
function localSource(local: LocalCollection, query: Query): CursorSource {
  const project = (bytes: Uint8Array): Uint8Array => query.projection?.projectRaw(bytes) ?? bytes;
  return new StreamSource(async function* () {
    for await (const some of readLocal(local, query)) yield some.map((bytes) => ({ bytes: project(bytes) }));
  });
}

/** What a find asks for; its refusals come even where there is no such collection. */
export function findQuery(context: CommandContext, args: Arguments, collection: Collection | undefined): Query {
  args.only(FIELDS);
  refuseUnsupported(args);
  const env = environmentOf(context, args.document('let'));
  const filter = filterOf(args.document('filter'), env, collection);
  const projection = projectionOf(args.document('projection'), env, filter);
  const sort = nonEmpty(args.document('sort'));
  const hint = hintIn(args);
  demandNaturalAlone(sort, hint);
  demandSort(sort, filter.node);
  demandSameBounds(args);
  if (args.bool('tailable')) demandTailable(args, sort);
  if (!sort && projection?.needs.includes('sortKey')) {
    throw new StoreError('BadValue', 'cannot use sortKey $meta projection without a sort');
  }
  return {
    filter,
    sort,
    skip: args.count('skip'),
    limit: args.count('limit'),
    hint,
    min: nonEmpty(args.document('min')),
    max: nonEmpty(args.document('max')),
    projection,
    returnKey: args.bool('returnKey'),
    showRecordId: args.bool('showRecordId'),
    disk: args.bool('allowDiskUse') ? context.engine.spill : undefined,
    view: context.transaction?.view,
    signal: context.signal,
  };
}

function refuseUnsupported(args: Arguments): void {
  refuseCollation(args);
  args.bool('allowPartialResults');
  const isOld = args.count('ntoreturn') !== undefined;
  if (isOld && (args.given('limit') || args.given('batchSize'))) {
    throw new StoreError('BadValue', "'limit' or 'batchSize' cannot be given together with 'ntoreturn'");
  }
  if (args.bool('awaitData') && !args.bool('tailable')) {
    throw new StoreError('FailedToParse', 'Cannot set awaitData without tailable');
  }
}

/** Comparison follows the bytes; only the collation that says so is taken. @throws StoreError BadValue for all others */
export function refuseCollation(args: Arguments): void {
  const collation = args.document('collation');
  if (!collation || collation.size === 0) return;
  const locale = collation.get('locale');
  if (locale === undefined)
    throw new StoreError(40414, "BSON field 'collation.locale' is missing but a required field");
  if (typeof locale !== 'string') throw new StoreError('TypeMismatch', "'collation.locale' must be a string");
  if (locale === 'simple' && collation.size === 1) return;
  throw new StoreError('BadValue', 'collation is not supported by the embedded store');
}

export function nonEmpty(doc: Doc | undefined): Doc | undefined {
  return doc && doc.size > 0 ? doc : undefined;
}
