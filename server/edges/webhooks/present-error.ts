import type { ErrorCode } from '../../contracts/errors.ts';
import type { Answer } from '../http/answer.ts';
import type { Fault } from '../http/errors.ts';

interface Wording {
  readonly status: number;
  readonly error: string;
}

const unknownHook: Wording = { status: 404, error: 'Invalid integration id or token provided.' };
const cannotPost: Wording = { status: 400, error: 'The integration cannot post there.' };

/** What a sender is told. Of rooms and people it learns only that the post could not be made. */
const wordings: Readonly<Partial<Record<ErrorCode, Wording>>> = {
  'integration-not-found': unknownHook,
  'integration-channel-fixed': {
    status: 400,
    error: 'overriding destination channel is disabled for this integration',
  },
  'message-too-long': { status: 400, error: 'The message is too long.' },
  'try-again': { status: 503, error: 'Try again in a moment.' },
};

export function presentFault(fault: Fault): Answer {
  if (fault.kind === 'domain' && fault.code === 'integration-disabled') {
    return { status: 503, body: 'This integration is disabled.' };
  }
  const { status, error } = wordingOf(fault);
  const headers = fault.kind === 'wrong-method' ? { Allow: fault.allowed.join(', ') } : {};
  return { status, body: { success: false, error }, headers };
}

function wordingOf(fault: Fault): Wording {
  switch (fault.kind) {
    case 'domain':
      return wordings[fault.code] ?? cannotPost;
    case 'flawed-input':
      return {
        status: 400,
        error: fault.flaws.map(({ path, problem }) => `${path.join('.')} ${problem}`.trim()).join('; '),
      };
    case 'unreadable-body':
      return { status: fault.status, error: fault.reason };
    case 'too-many':
      return { status: 429, error: `Too many requests: wait ${Math.ceil(fault.waitMs / 1000)} seconds.` };
    case 'wrong-method':
      return { status: 405, error: 'Send it by POST.' };
    case 'no-such-route':
    case 'not-logged-in':
    case 'lacks-permission':
    case 'foreign-origin':
      return unknownHook;
    case 'bug':
      return { status: 500, error: `Internal server error (${fault.requestId})` };
  }
}
