import { Doc, isNumber, toNumber } from '../../bson/values.ts';
import { StoreError } from '../../errors.ts';
import type { Reply } from '../../wire/reply.ts';
import type { Arguments } from '../arguments.ts';
import type { Command, CommandContext } from '../command.ts';
import type { OpenCursor } from '../cursors/cursor-registry.ts';
import { firstToAbort } from '../first-to-abort.ts';
import { BATCH_BYTES } from '../cursors/cursor-source.ts';

/** How long a change stream waits for an event when the client does not say. */
const DEFAULT_WAIT_MS = 1_000;

const FIELDS: ReadonlySet<string> = new Set(['getMore', 'collection', 'batchSize', 'term', 'lastKnownCommittedOpTime']);

export const getMore: Command = { names: ['getMore'], inTransaction: true, run };

async function run(context: CommandContext): Promise<Reply> {
  const { args, engine, db } = context;
  args.only(FIELDS);
  const id = cursorIdIn(args);
  const collection = args.requiredString('collection');
  if (collection === '') throw new StoreError('InvalidNamespace', `Invalid namespace for getMore: ${db}.`);
  const ns = `${db}.${collection}`;
  const batchSize = args.count('batchSize');
  const cursor = openCursor(context, id, ns);

  cursor.busy = true;
  const { signal, clear } = firstToAbort(context.signal, cursor.aborted.signal);
  try {
    const size = { documents: batchSize || Number.MAX_SAFE_INTEGER, bytes: BATCH_BYTES };
    const { documents, done, more, release } = await cursor.source.next(size, signal, waitFor(args, cursor));
    if (done) engine.cursors.kill(id);
    const batch = { name: 'nextBatch', documents, id: done ? 0n : id, ns: cursor.ns } as const;
    return { fields: new Doc(), cursor: { ...batch, ...(more && { more }), ...(release && { release }) } };
  } catch (error) {
    engine.cursors.kill(id);
    throw error;
  } finally {
    clear();
    cursor.busy = false;
    cursor.lastUse = Date.now();
  }
}

function cursorIdIn(args: Arguments): bigint {
  const id = args.doc.get('getMore');
  if (typeof id !== 'bigint') throw args.wrongType('getMore', id, 'long');
  return id;
}

function waitFor(args: Arguments, { awaitsData }: OpenCursor): number {
  const wait = args.doc.get('maxTimeMS');
  if (isNumber(wait) && !awaitsData) {
    throw new StoreError('BadValue', 'cannot set maxTimeMS on getMore command for a non-awaitData cursor');
  }
  return isNumber(wait) ? Math.max(0, toNumber(wait)) : DEFAULT_WAIT_MS;
}

/** @throws StoreError when the client may not read on, or there is nothing left to read from */
function openCursor({ engine, session, transaction }: CommandContext, id: bigint, ns: string): OpenCursor {
  const cursor = engine.cursors.get(id);
  if (!cursor) throw new StoreError('CursorNotFound', `cursor id ${id} not found`);
  if (cursor.ns !== ns) {
    throw new StoreError(
      'Unauthorized',
      `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`,
    );
  }
  demandOwner(cursor, session, transaction);
  if (cursor.busy) throw new StoreError(12051, `cursor id ${id} is already in use`);
  demandCollection(engine, cursor);
  return cursor;
}

/** Codes as MongoDB tells the cases apart: made without and asked with a session, the other way round, another one. */
function demandOwner(
  cursor: OpenCursor,
  session: CommandContext['session'],
  transaction: CommandContext['transaction'],
): void {
  const refuse = (code: number, made: string): never => {
    throw new StoreError(code, `Cannot run getMore on cursor ${cursor.id}, which was created ${made}`);
  };
  if (session && !cursor.session) refuse(50736, 'outside of a session');
  if (!session && cursor.session) refuse(50737, 'in a session');
  if (session !== cursor.session) refuse(50738, 'in another session');
  if (transaction && !cursor.transaction) refuse(50739, 'outside of a transaction');
  if (!transaction && cursor.transaction) refuse(50740, 'in a transaction');
  if (transaction !== cursor.transaction) refuse(50741, 'in another transaction');
}

function demandCollection(engine: CommandContext['engine'], { id, collection, source }: OpenCursor): void {
  if (!collection) return;
  const now = engine.store.find(collection.ns);
  const isThere = now && Buffer.compare(now.uuid.value(), collection.uuid.value()) === 0;
  if (isThere && source.isIntact !== false) return;
  engine.cursors.kill(id);
  if (isThere) throw new StoreError('QueryPlanKilled', 'an index that the cursor reads was dropped');
  throw new StoreError('QueryPlanKilled', `collection dropped. UUID ${collection.uuid.toString('hex')}`);
}
