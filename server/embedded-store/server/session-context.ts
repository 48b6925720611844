import { Int32, isNumber, toNumber, type Doc } from '../bson/values.ts';
import { StoreError } from '../errors.ts';
import type { Command } from '../commands/command.ts';
import type { Engine } from '../commands/engine.ts';
import { ClientTransaction, TRANSIENT } from '../session/client-transaction.ts';
import type { Retry } from '../session/retry-memory.ts';
import { sessionId, type Session } from '../session/session.ts';
import { Doc as Document } from '../bson/values.ts';

/** What a command's session fields mean. */
export interface SessionContext {
  session: Session | undefined;
  transaction: ClientTransaction | undefined;
  retry: Retry | undefined;
}

const TRANSACTION_ENDS = new Set(['commitTransaction', 'abortTransaction']);
const NO_SESSION: SessionContext = { session: undefined, transaction: undefined, retry: undefined };

/**
 * Reads `lsid`, `txnNumber`, `autocommit`, `startTransaction` and finds or begins what they name.
 * @throws StoreError with MongoDB's codes where they contradict each other or the session's state
 */
export function sessionContext(engine: Engine, command: Command, body: Doc): SessionContext {
  const lsid = body.get('lsid');
  const txnNumber = txnNumberIn(body);
  const autocommit = body.get('autocommit');
  if (!(lsid instanceof Document)) {
    if (txnNumber === undefined) return ends(command) ? notInTransaction(command) : NO_SESSION;
    throw new StoreError('InvalidOptions', 'Transaction number requires a session ID to also be specified');
  }
  const session = engine.sessions.use(sessionId(lsid));
  demandConsistent(body, txnNumber);

  if (autocommit === false && txnNumber !== undefined) {
    const starts = body.get('startTransaction') === true;
    if (!command.inTransaction && !ends(command)) throw notSupportedInTransaction(command);
    const transaction = starts ? begin(engine, session, txnNumber) : continued(session, command, txnNumber);
    return { session, transaction, retry: undefined };
  }
  if (ends(command)) return notInTransaction(command);
  if (txnNumber === undefined) return { session, transaction: undefined, retry: undefined };
  if (!command.retryable) throw notRetryable(command);
  return { session, transaction: undefined, retry: { session, txnNumber, statementIds: statementIdsIn(body) } };
}

function ends(command: Command): boolean {
  return TRANSACTION_ENDS.has(command.names[0]);
}

function txnNumberIn(body: Doc): bigint | undefined {
  const value = body.get('txnNumber');
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'bigint') {
    throw new StoreError(
      'TypeMismatch',
      "BSON field 'OperationSessionInfo.txnNumber' is the wrong type, expected type 'long'",
    );
  }
  if (value < 0n) throw new StoreError('InvalidOptions', 'Transaction number cannot be negative');
  return value;
}

function statementIdsIn(body: Doc): number[] | undefined {
  const ids = body.get('stmtIds');
  if (Array.isArray(ids)) return ids.map((id) => (isNumber(id) ? toNumber(id) : 0));
  const id = body.get('stmtId');
  return id instanceof Int32 ? [id.value] : undefined;
}

function demandConsistent(body: Doc, txnNumber: bigint | undefined): void {
  const autocommit = body.get('autocommit');
  if (autocommit !== undefined && txnNumber === undefined) {
    throw new StoreError('InvalidOptions', "'autocommit' field requires a transaction number to also be specified");
  }
  if (autocommit === true) throw new StoreError('InvalidOptions', 'The autocommit field may only be false');
  if (body.get('startTransaction') !== undefined && autocommit !== false) {
    throw new StoreError('InvalidOptions', 'Fields for transaction operations require autocommit:false');
  }
}

function begin(engine: Engine, session: Session, txnNumber: bigint): ClientTransaction {
  if (txnNumber < session.txnNumber) {
    throw new StoreError(
      'TransactionTooOld',
      `Cannot start transaction ${txnNumber} on session ${session.id.toString('hex')} because a newer transaction with txnNumber ${session.txnNumber} has already started on this session.`,
    );
  }
  if (txnNumber === session.txnNumber && session.transaction?.txnNumber === txnNumber) {
    throw new StoreError(
      50911,
      'Only servers in a sharded cluster can start a new transaction at the active transaction number',
    );
  }
  session.transaction?.end('aborted');
  session.txnNumber = txnNumber;
  session.transaction = new ClientTransaction(session.lsid, txnNumber, engine.store.snapshot());
  return session.transaction;
}

function continued(session: Session, command: Command, txnNumber: bigint): ClientTransaction | undefined {
  const { transaction } = session;
  if (transaction?.txnNumber !== txnNumber) {
    // A commit repeated after a restart: the store may remember that it was done.
    if (command.names[0] === 'commitTransaction') return undefined;
    throw noSuchTransaction(session, txnNumber);
  }
  transaction.lastUse = Date.now();
  if (transaction.state === 'committed' && command.names[0] !== 'commitTransaction') {
    throw new StoreError('TransactionCommitted', `Transaction ${txnNumber} has been committed.`);
  }
  if (transaction.state === 'aborted') {
    throw new StoreError('NoSuchTransaction', `Transaction ${txnNumber} has been aborted.`, TRANSIENT);
  }
  return transaction;
}

function noSuchTransaction(session: Session, txnNumber: bigint): StoreError {
  const message = `Given transaction number ${txnNumber} does not match any in-progress transactions. The active transaction number is ${session.txnNumber}`;
  return new StoreError('NoSuchTransaction', message, TRANSIENT);
}

function notInTransaction(command: Command): never {
  throw new StoreError('CommandFailed', `${command.names[0]} must be run within a transaction`);
}

function notSupportedInTransaction(command: Command): StoreError {
  return new StoreError(
    'OperationNotSupportedInTransaction',
    `Cannot run '${command.names[0]}' in a multi-document transaction.`,
  );
}

function notRetryable(command: Command): StoreError {
  return new StoreError(
    50768,
    `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${command.names[0]} is not a retryable write command.`,
  );
}
