import { DomainError, type ErrorCode, type ErrorDetails } from '../../contracts/errors.ts';
import { isStoreAway } from '../../domain/store-away.ts';

/** One thing that is wrong with what a caller sent. `path` names the field; `problem` says what it must be. */
export interface Flaw {
  readonly path: readonly PropertyKey[];
  readonly problem: string;
}

/** Everything that can go wrong with a request, before each edge puts it into its own words. */
export type Fault =
  | { readonly kind: 'domain'; readonly code: ErrorCode; readonly details: ErrorDetails }
  | { readonly kind: 'flawed-input'; readonly flaws: readonly Flaw[] }
  | { readonly kind: 'unreadable-body'; readonly status: 400 | 413 | 415; readonly reason: string }
  | { readonly kind: 'not-logged-in' }
  | { readonly kind: 'foreign-origin' }
  | { readonly kind: 'lacks-permission'; readonly permission: string }
  | { readonly kind: 'too-many'; readonly waitMs: number }
  | { readonly kind: 'no-such-route' }
  | { readonly kind: 'wrong-method'; readonly allowed: readonly string[] }
  | { readonly kind: 'bug'; readonly requestId: string };

/** Thrown by what stands before a handler. */
export class RequestFault extends Error {
  readonly fault: Fault;

  constructor(fault: Fault) {
    super(fault.kind);
    this.name = 'RequestFault';
    this.fault = fault;
  }
}

/** Anything that nobody expected is a bug: the caller learns the number of the request and nothing else. */
export function faultOf(error: unknown, requestId: string): Fault {
  if (error instanceof RequestFault) return error.fault;
  if (error instanceof DomainError) return { kind: 'domain', code: error.code, details: error.details };
  if (isStoreAway(error)) return { kind: 'domain', code: 'try-again', details: {} };
  return { kind: 'bug', requestId };
}
