import { Doc, isNumber, toNumber, type Value } from '../../bson/values.ts';
import { compilePipeline } from '../../agg/index.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import { inSpells } from '../../turns/spells.ts';
import { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import { environmentOf } from '../compile.ts';
import { answerCursor } from '../cursors/answer-cursor.ts';
import { StreamSource } from '../cursors/execution-source.ts';
import { demandModest } from '../modest.ts';
import { namespaceOf } from '../namespace.ts';
import { explainQuery, explainedPipeline } from './explain.ts';
import { openChangeStream } from './change-stream.ts';
import { refuseCollation } from './find.ts';
import { pipelineHost } from './pipeline-host.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'aggregate',
  'pipeline',
  'explain',
  'allowDiskUse',
  'cursor',
  'bypassDocumentValidation',
  'collation',
  'hint',
  'let',
  'fromMongos',
  'needsMerge',
  'exchange',
  'isMapReduceCommand',
]);

const CURSOR_FIELDS: ReadonlySet<string> = new Set(['batchSize']);

export const aggregate: Command = { names: ['aggregate'], writes: true, inTransaction: true, retryable: false, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, db, body, engine } = context;
  const name = collectionName(body.get('aggregate'));
  const ns = name === undefined ? `${db}.$cmd.aggregate` : namespaceOf(db, name);
  const stages = args.array('pipeline') ?? args.missing('pipeline');
  demandModest(stages, 'pipeline');
  args.only(FIELDS);
  refuseCollation(args);
  if (args.bool('explain'))
    return explainQuery(context, ns, explainedPipeline(context, args, ns), 'queryPlanner', body);
  const batchSize = batchSizeOf(args);

  const namespace = name === undefined ? { db } : { db, coll: name };
  const env = environmentOf(context, args.document('let'));
  // What depends on no document is evaluated right here.
  const pipeline = await inSpells(() => compilePipeline(stages, namespace, env));
  if (context.transaction && !pipeline.isForTransactions) {
    throw new StoreError(
      'OperationNotSupportedInTransaction',
      'the pipeline has a stage that cannot run in a transaction',
    );
  }
  const concern = body.get('readConcern');
  if (pipeline.writes && concern instanceof Doc && concern.get('level') === 'linearizable') {
    throw new StoreError('InvalidOptions', "a pipeline that writes cannot read with the read concern 'linearizable'");
  }
  if (pipeline.changeStream) {
    return openChangeStream(context, pipeline.changeStream.options, pipeline.changeStream.rest, batchSize);
  }
  const source = new StreamSource((stopIfUnwanted) => pipeline.run(pipelineHost(context, stopIfUnwanted)));
  const collection = name === undefined || pipeline.writes ? undefined : engine.store.find(ns);
  return answerCursor(context, source, { ns, batchSize, collection });
}

/** A collection, or undefined for `1`: the database itself. */
function collectionName(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (isNumber(value) && toNumber(value) === 1) return undefined;
  throw new StoreError(
    'FailedToParse',
    "Invalid command format: the 'aggregate' field must specify a collection name or 1",
  );
}

function batchSizeOf(args: Arguments): number | undefined {
  const cursor = args.document('cursor');
  if (!cursor) {
    throw new StoreError(
      'FailedToParse',
      "The 'cursor' option is required, except for aggregate with the explain argument",
    );
  }
  const options = new Arguments('aggregate.cursor', cursor);
  options.only(CURSOR_FIELDS);
  return options.count('batchSize');
}
