import { DomainError, type ErrorCode, type ErrorDetails } from '../../contracts/errors.ts';
import { isStoreAway } from '../../domain/store-away.ts';
import type { Log } from '../../platform/log.ts';

export interface PresentedError {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
}

/**
 * Our own client speaks our own codes, so every code maps to itself. What nobody expected is our fault and says nothing about
 * what was asked: the client is told to try again, so that a message in its outbox is kept.
 */
export function presentError(
  error: unknown,
  log: Pick<Log, 'error'>,
  about: { readonly method: string },
): PresentedError {
  if (error instanceof DomainError) return { code: error.code, details: error.details };
  if (!isStoreAway(error)) log.error({ err: error, ...about }, 'a method failed');
  return { code: 'try-again', details: {} };
}
