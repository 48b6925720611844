import type { Command } from '../commands/command.ts';
import type { Engine } from '../commands/engine.ts';
import { StoreError } from '../errors.ts';
import { ClientTransaction, TRANSIENT } from '../session/client-transaction.ts';
import type { Retry } from '../session/retry-memory.ts';
import type { Session } from '../session/session.ts';
import type { SessionFields } from './session-fields.ts';

/** What a command's session fields name, as the session stands when it is the command's turn. */
export interface SessionContext {
  transaction: ClientTransaction | undefined;
  retry: Retry | undefined;
}

const NEITHER: SessionContext = { transaction: undefined, retry: undefined };

/** @throws StoreError where the session has moved on, or never was there */
export function sessionContext(
  engine: Engine,
  command: Command,
  session: Session | undefined,
  { txnNumber, inTransaction, startsTransaction, statementIds, firstStatement }: SessionFields,
): SessionContext {
  if (!session || txnNumber === undefined) return NEITHER;
  if (!inTransaction) {
    if (session.transaction?.txnNumber === txnNumber) {
      throw new StoreError(
        'InvalidOptions',
        'Must specify autocommit=false on all operations of a multi-statement transaction.',
      );
    }
    // A newer number gives up what the session had open.
    if (session.transaction && txnNumber > session.transaction.txnNumber) session.transaction.end('aborted');
    return { transaction: undefined, retry: { session, txnNumber, statementIds, firstStatement } };
  }
  if (txnNumber < session.txnNumber) throw tooOld(session, txnNumber);
  const transaction = startsTransaction
    ? begin(engine, session, txnNumber)
    : continued(session, command.names[0] === 'commitTransaction', txnNumber);
  return { transaction, retry: undefined };
}

function begin(engine: Engine, session: Session, txnNumber: bigint): ClientTransaction {
  if (txnNumber === session.txnNumber) {
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

/** @returns undefined for a commit that is not known here: perhaps it was done before a restart */
function continued(session: Session, commits: boolean, txnNumber: bigint): ClientTransaction | undefined {
  const { transaction } = session;
  if (transaction?.txnNumber !== txnNumber) {
    if (commits) return undefined;
    throw noSuchTransaction(session, txnNumber);
  }
  transaction.lastUse = Date.now();
  if (transaction.state === 'committed' && !commits) {
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

function tooOld(session: Session, txnNumber: bigint): StoreError {
  return new StoreError(
    'TransactionTooOld',
    `Cannot start transaction ${txnNumber} on session ${session.id.toString('hex')} because a newer transaction with txnNumber ${session.txnNumber} has already started on this session.`,
  );
}
