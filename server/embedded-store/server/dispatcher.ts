import type { Doc } from '../bson/values.ts';
import { Arguments } from '../commands/arguments.ts';
import type { ClientInfo, Command, CommandContext } from '../commands/command.ts';
import type { Engine } from '../commands/engine.ts';
import { HangUp, strike } from '../commands/fail-point.ts';
import { firstToAbort } from '../commands/first-to-abort.ts';
import { demandDatabaseName } from '../commands/namespace.ts';
import { findCommand } from '../commands/registry.ts';
import type { CommandRequest } from '../commands/request.ts';
import { RequestError } from '../commands/request-error.ts';
import { StoreError } from '../errors.ts';
import { turnClock } from '../turns/turn.ts';
import { encodeReply, encodeReplyInTurns, type Reply } from '../wire/reply.ts';
import { demandApiVersion } from './api-version.ts';
import { ReplyTails } from './clock.ts';
import { asStoreError, errorReply, type ErrorContext } from './error-reply.ts';
import { maxTimeIn } from './max-time.ts';
import { demandReadConcern } from './read-concern.ts';
import { sessionContext } from './session-context.ts';
import { endsTransaction, sessionFields } from './session-fields.ts';
import { demandWriteConcern, writeConcernError } from './write-concern.ts';

export type Log = (message: string, error?: unknown) => void;

/** Runs commands and turns whatever they do into the body of a reply. */
export class Dispatcher {
  private readonly tails: ReplyTails;

  constructor(
    private readonly engine: Engine,
    private readonly log: Log,
  ) {
    this.tails = new ReplyTails(engine.log);
  }

  /**
   * The reply's BSON; throws nothing but HangUp.
   * @param gone aborted when the client's connection is closed
   * @param room bytes to leave free before the BSON
   */
  async answer(
    read: () => CommandRequest | Promise<CommandRequest>,
    client: ClientInfo,
    gone: AbortSignal,
    room = 0,
  ): Promise<Buffer> {
    let request: CommandRequest | undefined;
    turnClock.mark();
    try {
      const asking = read();
      const asked = (request = asking instanceof Promise ? await asking : asking);
      asked.client = client;
      const reply = await turnClock.during(asked, () => this.run(asked, client, gone));
      const concern = writeConcernError(request.body);
      if (concern) reply.fields.push('writeConcernError', concern);
      return reply.cursor
        ? await encodeReplyInTurns(reply, this.tails.ok, room)
        : encodeReply(reply, this.tails.ok, room);
    } catch (thrown) {
      if (thrown instanceof HangUp) throw thrown;
      const error = asStoreError(thrown, this.log);
      const fields = errorReply(error, errorContext(request));
      return encodeReply({ fields }, this.tails.clock, room);
    }
  }

  private async run(request: CommandRequest, client: ClientInfo, gone: AbortSignal): Promise<Reply> {
    const { engine } = this;
    const command = findCommand(request.name);
    if (!command) throw new StoreError('CommandNotFound', `no such command: '${request.name}'`);
    const db = request.body.get('$db');
    if (typeof db !== 'string') throw new StoreError(40571, 'OP_MSG requests require a $db argument');
    demandDatabaseName(db);
    if (command.adminOnly && db !== 'admin') {
      throw new StoreError('Unauthorized', `${command.names[0]} may only be run against the admin database.`);
    }
    demandApiVersion(command, request.body);
    demandReadConcern(command, request.body, engine.log.visible);
    demandWriteConcern(command, request.body);
    engine.counts.set(command.names[0], (engine.counts.get(command.names[0]) ?? 0) + 1);
    const beside = engine.failPoint && (await strike(engine, request));

    const fields = sessionFields(command, db, request.body);
    const session = fields.id && engine.sessions.use(fields.id);
    const { signal, clear } = deadline(command, request.body, gone);
    const common = {
      engine,
      name: command.names[0],
      db,
      body: request.body,
      args: new Arguments(command.names[0], request.body),
      sequences: request.sequences,
      session,
      messageBytes: request.bytes,
      signal,
      client,
    };
    const inTurn = async (): Promise<Reply> =>
      runNumbered(command, { ...common, ...sessionContext(engine, command, session, fields) });
    try {
      const isNumbered = session && fields.txnNumber !== undefined;
      const reply = isNumbered
        ? await session.inTurn(inTurn)
        : await command.run({ ...common, transaction: undefined, retry: undefined });
      for (const [name, value] of beside ?? []) reply.fields.push(name, value);
      return reply;
    } finally {
      clear();
    }
  }
}

/** By what the labels of its failure are chosen. */
function errorContext(request: CommandRequest | undefined): ErrorContext {
  const body = request?.body;
  if (body?.get('autocommit') !== false) return { isRetryable: body?.get('txnNumber') !== undefined };
  const command = findCommand(request?.name ?? '');
  return { transaction: command && endsTransaction(command) ? 'end' : 'statement', isRetryable: false };
}

/** A statement that fails ends its transaction: what it had done is given up. */
async function runNumbered(command: Command, context: CommandContext): Promise<Reply> {
  try {
    return await command.run(context);
  } catch (error) {
    const goesOn = error instanceof RequestError && context.body.get('startTransaction') !== true;
    if (!goesOn) context.transaction?.end('aborted');
    throw error;
  } finally {
    if (context.transaction) context.transaction.lastUse = Date.now();
  }
}

/** `maxTimeMS` of a getMore says how long to wait for data, so it is none here. */
function deadline(command: Command, body: Doc, gone: AbortSignal): { signal: AbortSignal; clear: () => void } {
  const most = maxTimeIn(body);
  if (!most || command.names[0] === 'getMore') return { signal: gone, clear: nothing };
  const timer = new AbortController();
  const expired = new StoreError('MaxTimeMSExpired', 'operation exceeded time limit');
  const timeout = setTimeout(() => timer.abort(expired), most).unref();
  const { signal, clear } = firstToAbort(gone, timer.signal);
  return {
    signal,
    clear() {
      clearTimeout(timeout);
      clear();
    },
  };
}

function nothing(): void {
  // There is no clock to stop.
}
