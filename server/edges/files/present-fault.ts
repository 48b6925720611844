import type { Answer } from '../http/answer.ts';
import type { Fault } from '../http/errors.ts';

/** In Rocket.Chat's words, since its apps fetch files too; a file one may not see is one that does not exist. */
export function presentFault(fault: Fault): Answer {
  switch (fault.kind) {
    case 'not-logged-in':
      return { status: 401, body: { status: 'error', message: 'You must be logged in to do this.' } };
    case 'too-many':
      return { status: 429, body: 'Too many requests. Try again in a moment.' };
    case 'wrong-method':
      return { status: 405, body: 'Only GET is answered here.', headers: { Allow: fault.allowed.join(', ') } };
    case 'flawed-input':
    case 'unreadable-body':
      return { status: 400, body: 'This address cannot be read.' };
    case 'bug':
      return { status: 500, body: `Something went wrong here. Request ${fault.requestId}` };
    case 'domain':
    case 'no-such-route':
    case 'foreign-origin':
    case 'lacks-permission':
      return { status: 404, body: 'There is no such file, or it is not yours to see.' };
  }
}
