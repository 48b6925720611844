import { SESSION_COOKIE } from '../http/authenticate.ts';

/** The token is where no script can read it, and where no foreign page's POST takes it along. */
export function sessionCookie(token: string, expiresAt: Date, secure: boolean): string {
  return `${SESSION_COOKIE}=${token}; ${attributes(secure)}; Expires=${expiresAt.toUTCString()}`;
}

export function noSessionCookie(secure: boolean): string {
  return `${SESSION_COOKIE}=; ${attributes(secure)}; Max-Age=0`;
}

function attributes(secure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
}
