import { decode } from '../../bson/decode.ts';
import { encode } from '../../bson/encode.ts';
import { Doc, type Value } from '../../bson/values.ts';
import type { ChangePipeline } from '../../agg/index.ts';
import { compileChangePipeline } from '../../agg/index.ts';
import { StoreError } from '../../errors.ts';
import { ChangeCursor, type Shown } from '../../oplog/change-cursor.ts';
import { fromTimestamp } from '../../oplog/log-time.ts';
import { fromToken, type ResumePoint } from '../../oplog/resume-token.ts';
import type { Watched } from '../../oplog/watched.ts';
import { findNewest } from '../read/find-newest.ts';
import type { Reply } from '../../wire/reply.ts';
import { Arguments } from '../arguments.ts';
import type { CommandContext } from '../command.ts';
import { environmentOf } from '../compile.ts';
import { answerCursor } from '../cursors/answer-cursor.ts';
import { ChangeSource } from '../cursors/change-source.ts';

const FIELDS: ReadonlySet<string> = new Set([
  'fullDocument',
  'fullDocumentBeforeChange',
  'resumeAfter',
  'startAfter',
  'startAtOperationTime',
  'allChangesForCluster',
]);

const FULL_DOCUMENT = ['default', 'updateLookup'];
const BEFORE = ['off', 'whenAvailable', 'required'];

/** Opens a change stream: an aggregate whose first stage is `$changeStream`. */
export function openChangeStream(
  context: CommandContext,
  options: Doc,
  stages: readonly Value[],
  batchSize: number | undefined,
): Promise<Reply> {
  const args = new Arguments('$changeStream', options);
  args.only(FIELDS);
  const fullDocument = oneOf(args, 'fullDocument', FULL_DOCUMENT) ?? 'default';
  const before = (oneOf(args, 'fullDocumentBeforeChange', BEFORE) ?? 'off') as Shown;
  const start = startOf(context, args);
  const watched = watchedBy(context, args);
  demandMajority(context);
  demandWatchable(watched);

  const { engine } = context;
  const pipeline = stages.length > 0 ? compileChangePipeline(stages, environmentOf(context)) : undefined;
  const cursor = new ChangeCursor(engine.log, {
    watched,
    start,
    lookUp: fullDocument !== 'default',
    before,
    find: (ns, collection, id) => findNewest(engine.store, ns, collection, id),
    ...(pipeline && { transform: (event: Buffer) => seen(pipeline, event) }),
  });
  return answerCursor(context, new ChangeSource(engine.log, cursor), {
    ns: watched.kind === 'collection' ? watched.ns : `${context.db}.$cmd.aggregate`,
    batchSize,
    noTimeout: false,
    awaitsData: true,
  });
}

function seen(pipeline: ChangePipeline, event: Buffer): Uint8Array | undefined {
  const result = pipeline.apply(decode(event));
  return result && encode(result);
}

function oneOf(args: Arguments, field: string, values: readonly string[]): string | undefined {
  const value = args.string(field);
  if (value === undefined || values.includes(value)) return value;
  throw new StoreError(
    'BadValue',
    `Enumeration value '${value}' for field '$changeStream.${field}' is not a valid value.`,
  );
}

/** Where the stream begins: after a token, at a time, or now. */
function startOf({ engine }: CommandContext, args: Arguments): ResumePoint {
  const resumeAfter = args.document('resumeAfter');
  const startAfter = args.document('startAfter');
  const at = args.timestamp('startAtOperationTime');
  if (resumeAfter && startAfter) {
    throw new StoreError(50865, "Do not specify both 'resumeAfter' and 'startAfter' in a $changeStream stage");
  }
  const token = resumeAfter ?? startAfter;
  const point = token && fromToken(token);
  if (token && at) {
    throw new StoreError(
      40674,
      "Only one type of resume option is allowed, but multiple were found: 'resumeAfter', 'startAfter', 'startAtOperationTime'",
    );
  }
  if (point) {
    if (resumeAfter && point.kind === 'invalidate') {
      throw new StoreError(
        260,
        "Attempting to resume a change stream using 'resumeAfter' is not allowed from an invalidate notification.",
      );
    }
    return point;
  }
  if (at) return { time: fromTimestamp(at) - 1n, kind: 'place' };
  return { time: engine.log.visible, kind: 'place' };
}

function watchedBy({ db, body }: CommandContext, args: Arguments): Watched {
  const collection = body.get('aggregate');
  if (args.bool('allChangesForCluster')) {
    if (db === 'admin' && typeof collection !== 'string') return { kind: 'cluster' };
    throw new StoreError(
      'InvalidOptions',
      `A $changeStream with 'allChangesForCluster:true' may only be opened on the 'admin' database, and with no collection name; found ${db}.${typeof collection === 'string' ? collection : '$cmd.aggregate'}`,
    );
  }
  return typeof collection === 'string' ? { kind: 'collection', ns: `${db}.${collection}` } : { kind: 'database', db };
}

const INTERNAL_DATABASES = new Set(['admin', 'config', 'local']);

function demandWatchable(watched: Watched): void {
  if (watched.kind === 'cluster') return;
  const [db = '', ...rest] = (watched.kind === 'database' ? watched.db : watched.ns).split('.');
  if (INTERNAL_DATABASES.has(db)) {
    throw new StoreError('InvalidNamespace', `$changeStream may not be opened on the internal ${db} database`);
  }
  if (rest[0] === 'system') {
    throw new StoreError('InvalidNamespace', '$changeStream may not be opened on the internal system collections');
  }
}

function demandMajority({ body }: CommandContext): void {
  const concern = body.get('readConcern');
  const level = concern instanceof Doc ? concern.get('level') : undefined;
  if (level === undefined || level === 'majority') return;
  throw new StoreError(
    'InvalidOptions',
    `Aggregation stage $changeStream cannot run with a readConcern other than 'majority'. Current readConcern: ${String(level)}`,
  );
}
