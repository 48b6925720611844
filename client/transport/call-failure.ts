import type { ErrorCode, ErrorDetails } from '../../server/contracts/errors.ts';

/** `offline`: not sent; `no-answer`: sent, and nobody knows whether it arrived. */
export type FailureCode = ErrorCode | 'offline' | 'no-answer';

/** Why the server did not do what was asked. Details are safe to show. */
export class CallFailure extends Error {
  readonly code: FailureCode;
  readonly details: ErrorDetails;

  constructor(code: FailureCode, details: ErrorDetails = {}) {
    super(code);
    this.name = 'CallFailure';
    this.code = code;
    this.details = details;
  }
}

export function failureCode(error: unknown): FailureCode | 'unknown' {
  return error instanceof CallFailure ? error.code : 'unknown';
}
