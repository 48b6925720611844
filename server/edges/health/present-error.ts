import type { Answer } from '../http/answer.ts';
import type { Fault } from '../http/errors.ts';

/** Plain texts: these are read by people and by programs that look at the status only. */
export function presentFault(fault: Fault): Answer {
  switch (fault.kind) {
    case 'too-many':
      return { status: 429, body: 'too many requests' };
    case 'wrong-method':
      return { status: 405, body: 'only GET', headers: { Allow: fault.allowed.join(', ') } };
    case 'no-such-route':
      return { status: 404, body: 'not found' };
    case 'bug':
      return { status: 500, body: `failed (${fault.requestId})` };
    default:
      return { status: 400, body: fault.kind };
  }
}
