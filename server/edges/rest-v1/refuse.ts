import { Reply } from '../http/answer.ts';

/** The body of a failure: the reason for people, the code for programs, both in `error` and the code again by itself. */
export function failureBody(code: string, reason: string, details?: object) {
  const error = reason === '' ? `[${code}]` : `${reason} [${code}]`;
  return { success: false, error, errorType: code, ...(details === undefined ? {} : { details }) };
}

/** A failure that this dialect has a code of its own for; thrown by endpoints. */
export function refusal(code: string, reason: string): Reply {
  return new Reply(400, failureBody(code, reason));
}
