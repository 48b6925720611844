import { Doc, Int32 } from '../bson/values.ts';
import { StoreError } from '../errors.ts';

/** Codes after which a driver may send a retryable write again. */
const RETRYABLE_CODES = new Set([6, 7, 89, 91, 134, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436, 14031]);
/** Codes after which a whole transaction may be tried again, at any point of it. */
const TRANSIENT_CODES = new Set([24, 112, 239, 246, 251, 267]);

export interface ErrorContext {
  /** One of its statements failed, or what ends it: an end may be tried again by itself. */
  transaction?: 'statement' | 'end' | undefined;
  isRetryable: boolean;
}

/** The answer of a command that failed, with the labels by which drivers decide whether to try again. */
export function errorReply(error: StoreError, context: ErrorContext): Doc {
  const labels = new Set(error.labels);
  const { transaction } = context;
  const mayRepeat = RETRYABLE_CODES.has(error.code);
  if (transaction && (TRANSIENT_CODES.has(error.code) || (transaction === 'statement' && mayRepeat)))
    labels.add('TransientTransactionError');
  if (mayRepeat && (context.isRetryable || transaction === 'end')) labels.add('RetryableWriteError');

  const reply = new Doc();
  if (labels.size > 0) reply.push('errorLabels', [...labels]);
  reply.push('ok', 0).push('errmsg', error.message);
  reply.push('code', new Int32(error.code)).push('codeName', error.codeName);
  for (const [name, value] of error.extra ?? []) reply.push(name, value);
  return reply;
}

/** Anything thrown that is no answer of ours is a fault of the store: the client learns that, and no more. */
export function asStoreError(error: unknown, log: (message: string, error: unknown) => void): StoreError {
  if (error instanceof StoreError) return error;
  log('a command failed unexpectedly', error);
  return new StoreError('InternalError', 'internal error of the embedded store; its log says more');
}
