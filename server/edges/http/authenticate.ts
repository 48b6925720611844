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
 * the cookie is not asked then. With `link` (the query of an address that files are fetched by) the pair may also stand there
 * or in two cookies: such a caller is never more than somebody with a cookie.
 */
export async function callerOf(
  ctx: Context,
  headers: IncomingHttpHeaders,
  link: string | null = null,
): Promise<Caller | null> {
  const token = headers['x-auth-token'];
  const userId = headers['x-user-id'];
  if (token !== undefined || userId !== undefined) {
    return typeof token === 'string' && typeof userId === 'string' ? pairHolder(ctx, token, userId, 'header') : null;
  }

  const cookie = sessionTokenOf(headers);
  const held = cookie === null ? null : await holderOf(ctx, cookie);
  if (held !== null) return { ...held, by: 'cookie' };
  return link === null ? null : linkHolder(ctx, headers, new URLSearchParams(link));
}

async function linkHolder(ctx: Context, headers: IncomingHttpHeaders, link: URLSearchParams): Promise<Caller | null> {
  const token = link.get('rc_token') ?? cookieOf(headers, 'rc_token');
  const userId = link.get('rc_uid') ?? cookieOf(headers, 'rc_uid');
  return token === null || userId === null ? null : pairHolder(ctx, token, userId, 'cookie');
}

async function pairHolder(ctx: Context, token: string, userId: string, by: Caller['by']): Promise<Caller | null> {
  const held = await holderOf(ctx, token);
  return held === null || held.user._id !== userId ? null : { ...held, by };
}

/** The session token in the cookie of our own client, e.g. of a WebSocket handshake. */
export function sessionTokenOf(headers: Pick<IncomingHttpHeaders, 'cookie'>): string | null {
  return cookieOf(headers, SESSION_COOKIE);
}

function cookieOf(headers: Pick<IncomingHttpHeaders, 'cookie'>, wanted: string): string | null {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [name, value] = part.trim().split('=', 2);
    if (name === wanted && value) return value;
  }
  return null;
}

/** Tokens are 43 characters; nothing longer than a generous multiple of that is worth hashing. */
async function holderOf(ctx: Context, token: string): Promise<Authenticated | null> {
  return token === '' || token.length > 256 ? null : authenticate(ctx, token);
}
