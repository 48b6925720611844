import type { IncomingHttpHeaders } from 'node:http';
import { authenticate, type Authenticated } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';

export const SESSION_COOKIE = 'parley_session';

export interface Caller extends Authenticated {
  /** A header is put there by a program; a cookie comes along by itself, so what it may do needs an Origin besides. */
  readonly by: 'header' | 'cookie';
}

/**
 * Who sends a request: Rocket.Chat's pair of headers, or the cookie of our own client. Headers that do not fit are a refusal;
 * the cookie is not asked then.
 */
export async function callerOf(ctx: Context, headers: IncomingHttpHeaders): Promise<Caller | null> {
  const token = headers['x-auth-token'];
  const userId = headers['x-user-id'];
  if (token !== undefined || userId !== undefined) {
    if (typeof token !== 'string' || typeof userId !== 'string') return null;
    const held = await holderOf(ctx, token);
    return held === null || held.user._id !== userId ? null : { ...held, by: 'header' };
  }

  const cookie = sessionTokenOf(headers);
  const held = cookie === null ? null : await holderOf(ctx, cookie);
  return held === null ? null : { ...held, by: 'cookie' };
}

/** The session token in the cookie of our own client, e.g. of a WebSocket handshake. */
export function sessionTokenOf(headers: Pick<IncomingHttpHeaders, 'cookie'>): string | null {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === SESSION_COOKIE && value) return value;
  }
  return null;
}

/** Tokens are 43 characters; nothing longer than a generous multiple of that is worth hashing. */
async function holderOf(ctx: Context, token: string): Promise<Authenticated | null> {
  return token === '' || token.length > 256 ? null : authenticate(ctx, token);
}
