import { loginSchema, registerSchema, setupSchema } from '../../contracts/session.ts';
import { logIn, logout, openSession, register, type NewSession } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';
import { setUpWorkspace } from '../../domain/setup/index.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { limits } from '../http/rate-limit.ts';
import { noSessionCookie, sessionCookie } from './cookie.ts';
import { presentSession } from './present-session.ts';

export const readSession = endpoint({
  route: 'GET /session',
  access: 'anyone',
  handle: ({ ctx, caller }) => presentSession(ctx, caller?.user ?? null),
});

export const beginSession = endpoint({
  route: 'POST /session',
  access: 'anyone',
  ownPages: true,
  body: loginSchema,
  async handle({ ctx, body, address, device, secure, logins }) {
    const opened = await logins.attempt(ctx, body.user, address, () => logIn(ctx, body, device));
    return welcome(ctx, opened, secure);
  },
});

export const registerAccount = endpoint({
  route: 'POST /session/register',
  access: 'anyone',
  ownPages: true,
  limit: limits.accounts,
  body: registerSchema,
  async handle({ ctx, body, device, secure }) {
    const user = await register(ctx, body);
    return welcome(ctx, await openSession(ctx, user, device), secure);
  },
});

export const setUp = endpoint({
  route: 'POST /session/setup',
  access: 'anyone',
  ownPages: true,
  limit: limits.accounts,
  body: setupSchema,
  async handle({ ctx, body, device, secure }) {
    const user = await setUpWorkspace(ctx, body);
    return welcome(ctx, await openSession(ctx, user, device), secure);
  },
});

/** Also when there is no session any more: the cookie goes in any case. */
export const endSession = endpoint({
  route: 'DELETE /session',
  access: 'anyone',
  ownPages: true,
  async handle({ ctx, actor, secure }) {
    if (actor !== null) await logout(ctx, actor);
    return new Reply(200, {}, { 'Set-Cookie': noSessionCookie(secure) });
  },
});

async function welcome(ctx: Context, { user, token, session }: NewSession, secure: boolean): Promise<Reply> {
  return new Reply(200, await presentSession(ctx, user), {
    'Set-Cookie': sessionCookie(token, session.expiresAt, secure),
  });
}
