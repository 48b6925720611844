import type { Doc } from '../bson/values.ts';
import type { ClientTransaction } from '../session/client-transaction.ts';
import type { Retry } from '../session/retry-memory.ts';
import type { Session } from '../session/session.ts';
import type { DocumentList } from '../wire/op-msg.ts';
import type { Reply } from '../wire/reply.ts';
import type { Arguments } from './arguments.ts';
import type { Engine } from './engine.ts';

/** What a command is given. */
export interface CommandContext {
  readonly engine: Engine;
  readonly name: string;
  readonly db: string;
  readonly body: Doc;
  readonly args: Arguments;
  /** Documents that came undecoded, by field. */
  readonly sequences: ReadonlyMap<string, DocumentList>;
  readonly session: Session | undefined;
  readonly transaction: ClientTransaction | undefined;
  readonly retry: Retry | undefined;
  /** How long the client's message was. */
  readonly messageBytes: number;
  /** Aborted with its reason when the client is gone or the time is up. */
  readonly signal: AbortSignal;
  readonly client: ClientInfo;
}

/** Who is at the other end of the connection. */
export interface ClientInfo {
  readonly connectionId: number;
  readonly address: string;
  /** Ends what is being done for it with Interrupted; set by its connection. */
  interrupt?(): void;
}

export interface Command {
  /** The first is how messages call it; the others are older spellings. */
  readonly names: readonly [string, ...string[]];
  run(context: CommandContext): Promise<Reply> | Reply;
  /** May be sent within a multi-document transaction. */
  readonly inTransaction?: boolean;
  /** May carry a transaction number outside of a transaction, and be repeated under it. */
  readonly retryable?: boolean;
  /** Takes a write concern. */
  readonly writes?: boolean;
  /** Answers only on the database `admin`. */
  readonly adminOnly?: boolean;
}
