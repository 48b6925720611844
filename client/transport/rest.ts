import type { z } from 'zod';
import type { ErrorCode, ErrorDetails } from '../../server/contracts/errors.ts';
import type { loginSchema, registerSchema, SessionView, setupSchema } from '../../server/contracts/session.ts';
import { CallFailure } from './call-failure.ts';

/** The session lives in a cookie that scripts cannot read, so it begins and ends over HTTP. */
export const loadSession = () => ask<SessionView>('GET', '/session');
export const logIn = (input: z.input<typeof loginSchema>) => ask<SessionView>('POST', '/session', input);
export const register = (input: z.input<typeof registerSchema>) => ask<SessionView>('POST', '/session/register', input);
export const setUp = (input: z.input<typeof setupSchema>) => ask<SessionView>('POST', '/session/setup', input);
/** Whether an invite link would let somebody in; it may be asked without an account. */
export async function isInviteValid(token: string): Promise<boolean> {
  return (await ask<{ valid: boolean }>('POST', '/api/v1/validateInviteToken', { token })).valid;
}
export const logOut = () => ask<unknown>('DELETE', '/session');

async function ask<Result>(method: string, path: string, body?: unknown): Promise<Result> {
  const response = await send(method, path, body);
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) throw failureOf(answer);
  return answer as Result;
}

async function send(method: string, path: string, body: unknown): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      headers: { accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    throw new CallFailure('offline');
  }
}

function failureOf(answer: unknown): CallFailure {
  const { error } = (answer ?? {}) as { error?: { code?: ErrorCode; details?: ErrorDetails } };
  return new CallFailure(error?.code ?? 'no-answer', error?.details ?? {});
}
