import { Doc, Int32, isNumber, toNumber, typeName } from '../bson/values.ts';
import type { Command } from '../commands/command.ts';
import { StoreError } from '../errors.ts';
import { sessionId } from '../session/session.ts';

/** What a command says of its session, checked for sense in itself; the session's state is another matter. */
export interface SessionFields {
  /** The session's id; undefined where the command belongs to none. */
  id: Buffer | undefined;
  txnNumber: bigint | undefined;
  inTransaction: boolean;
  startsTransaction: boolean;
  statementIds: readonly number[] | undefined;
  firstStatement: number;
}

const INTERNAL_DATABASES = new Set(['admin', 'config', 'local']);
const TRANSACTION_ENDS = new Set(['commitTransaction', 'abortTransaction']);

/** @throws StoreError with MongoDB's codes where the fields contradict each other or the command */
export function sessionFields(command: Command, db: string, body: Doc): SessionFields {
  const id = idIn(body);
  const txnNumber = txnNumberIn(body);
  const fields: SessionFields = {
    id,
    txnNumber,
    inTransaction: body.get('autocommit') === false,
    startsTransaction: body.get('startTransaction') === true,
    statementIds: statementIdsIn(body),
    firstStatement: firstStatementIn(body),
  };
  if (txnNumber !== undefined && id === undefined) {
    throw options('Transaction number requires a session ID to also be specified');
  }
  demandConsistent(body, txnNumber);
  if (fields.inTransaction) demandTransactional(command, db, body, fields);
  else if (endsTransaction(command)) throw notInTransaction(command);
  else if (txnNumber !== undefined && !command.retryable) throw notRetryable(command);
  return fields;
}

export function endsTransaction(command: Command): boolean {
  return TRANSACTION_ENDS.has(command.names[0]);
}

function idIn(body: Doc): Buffer | undefined {
  const lsid = body.get('lsid');
  if (lsid === undefined || lsid === null) return undefined;
  if (lsid instanceof Doc) return sessionId(lsid);
  throw new StoreError(
    'TypeMismatch',
    `BSON field 'OperationSessionInfo.lsid' is the wrong type '${typeName(lsid)}', expected type 'object'`,
  );
}

function txnNumberIn(body: Doc): bigint | undefined {
  const value = body.get('txnNumber');
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'bigint') {
    throw new StoreError(
      'TypeMismatch',
      `BSON field 'OperationSessionInfo.txnNumber' is the wrong type '${typeName(value)}', expected type 'long'`,
    );
  }
  if (value < 0n) throw options('Transaction number cannot be negative');
  return value;
}

function statementIdsIn(body: Doc): number[] | undefined {
  const ids = body.get('stmtIds');
  return Array.isArray(ids) ? ids.map((id) => (isNumber(id) ? toNumber(id) : 0)) : undefined;
}

function firstStatementIn(body: Doc): number {
  const id = body.get('stmtId');
  return id instanceof Int32 ? id.value : 0;
}

function flagIn(body: Doc, field: string): boolean | undefined {
  const value = body.get(field) ?? undefined;
  if (value === undefined || typeof value === 'boolean') return value;
  throw new StoreError(
    'TypeMismatch',
    `BSON field 'OperationSessionInfo.${field}' is the wrong type '${typeName(value)}', expected type 'bool'`,
  );
}

function demandConsistent(body: Doc, txnNumber: bigint | undefined): void {
  const autocommit = flagIn(body, 'autocommit');
  const starts = flagIn(body, 'startTransaction');
  if (autocommit !== undefined && txnNumber === undefined) {
    throw options("'autocommit' field requires a transaction number to also be specified");
  }
  if (autocommit === true) throw options('Specifying autocommit=true is not allowed.');
  if (starts === undefined) return;
  if (autocommit !== false) throw options("'startTransaction' field requires autocommit=false to also be specified");
  if (starts === false) throw options('Specifying startTransaction=false is not allowed.');
}

/** What may be sent within a transaction, and how. */
function demandTransactional(command: Command, db: string, body: Doc, { startsTransaction }: SessionFields): void {
  const ends = endsTransaction(command);
  if (!command.inTransaction && !ends) {
    throw notSupported(`Cannot run '${command.names[0]}' in a multi-document transaction.`);
  }
  if (startsTransaction && (ends || command.names[0] === 'killCursors')) {
    throw notSupported(`Cannot run ${command.names[0]} as the first operation in a multi-document transaction.`);
  }
  if (!ends && INTERNAL_DATABASES.has(db) && command.names[0] !== 'getMore' && command.names[0] !== 'killCursors') {
    throw notSupported(`Cannot run command against the '${db}' database in a transaction`);
  }
  if (!ends && body.has('writeConcern'))
    throw options('writeConcern is not allowed within a multi-statement transaction');
  const concern = body.get('readConcern');
  if (concern === undefined) return;
  if (!startsTransaction) throw options('Only the first command in a transaction may specify a readConcern');
  const level = concern instanceof Doc ? concern.get('level') : undefined;
  if (level === undefined || level === 'local' || level === 'majority' || level === 'snapshot') return;
  throw options(
    "The readConcern level must be either 'local' (default), 'majority' or 'snapshot' in order to run in a transaction",
  );
}

function options(message: string): StoreError {
  return new StoreError('InvalidOptions', message);
}

function notSupported(message: string): StoreError {
  return new StoreError('OperationNotSupportedInTransaction', message);
}

function notInTransaction(command: Command): StoreError {
  return new StoreError('CommandFailed', `${command.names[0]} must be run within a transaction`);
}

function notRetryable(command: Command): StoreError {
  return new StoreError(
    50768,
    `txnNumber may only be provided for multi-document transactions and retryable write commands. autocommit:false was not provided, and ${command.names[0]} is not a retryable write command.`,
  );
}
