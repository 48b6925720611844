import type { Answer } from '../http/answer.ts';
import type { Endpoint } from '../http/endpoint.ts';
import type { Fault } from '../http/errors.ts';
import { serve, type Counter, type Handler } from '../http/serve.ts';
import { emojiFile, soundFile } from './custom-files.ts';

export const customFileEndpoints: readonly Endpoint[] = [emojiFile, soundFile];

/** Pictures of emoji and sounds of this workspace, at the addresses where Rocket.Chat's clients look for them. */
export function createCustomFiles(counter: Counter): Handler {
  return serve(counter, customFileEndpoints, {
    success: (result) => ({ status: 200, body: result as object }),
    failure,
  });
}

function failure(fault: Fault): Answer {
  switch (fault.kind) {
    case 'wrong-method':
      return { status: 405, body: 'only GET', headers: { Allow: fault.allowed.join(', ') } };
    case 'too-many':
      return { status: 429, body: 'too many requests' };
    case 'flawed-input':
      return { status: 400, body: 'this address cannot be read' };
    case 'bug':
      return { status: 500, body: `failed (${fault.requestId})` };
    default:
      return { status: 404, body: 'not found' };
  }
}
