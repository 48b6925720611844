import type { ErrorCode, ErrorDetails } from '../../contracts/errors.ts';
import type { Answer } from '../http/answer.ts';
import type { Fault } from '../http/errors.ts';

const statuses: Readonly<Partial<Record<ErrorCode, number>>> = {
  'not-logged-in': 401,
  'wrong-credentials': 401,
  'user-deactivated': 403,
  'not-allowed': 403,
  'registration-disabled': 403,
  'setup-already-done': 409,
  'username-taken': 409,
  'email-taken': 409,
  'login-blocked': 429,
  'too-many-requests': 429,
  'try-again': 503,
};

/** Our own client knows our own codes; the status is for everything on the way. */
export function presentFault(fault: Fault): Answer {
  switch (fault.kind) {
    case 'domain':
      return failure(statuses[fault.code] ?? 400, fault.code, fault.details);
    case 'flawed-input': {
      const [flaw] = fault.flaws;
      return failure(400, 'invalid-input', { field: flaw?.path.join('.') ?? '', problem: flaw?.problem ?? '' });
    }
    case 'unreadable-body':
      return failure(fault.status, 'invalid-input', { problem: fault.reason });
    case 'not-logged-in':
      return failure(401, 'not-logged-in', {});
    case 'foreign-origin':
      return failure(403, 'not-allowed', {
        problem: 'This page may not act for you. If it is the chat itself, ROOT_URL must name its address.',
      });
    case 'lacks-permission':
      return failure(403, 'not-allowed', { permission: fault.permission });
    case 'too-many':
      return failure(429, 'too-many-requests', { seconds: Math.ceil(fault.waitMs / 1000) });
    case 'no-such-route':
      return failure(404, 'invalid-input', { problem: 'There is nothing here.' });
    case 'wrong-method':
      return { ...failure(405, 'invalid-input', {}), headers: { Allow: fault.allowed.join(', ') } };
    case 'bug':
      return { status: 500, body: { requestId: fault.requestId } };
  }
}

function failure(status: number, code: ErrorCode, details: ErrorDetails): Answer {
  return { status, body: { error: { code, details } } };
}
