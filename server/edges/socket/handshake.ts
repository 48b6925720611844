import type { Socket } from 'socket.io';
import { authenticate } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';
import { isStoreAway } from '../../domain/store-away.ts';
import type { ErrorCode } from '../../contracts/errors.ts';
import { sessionTokenOf } from '../http/authenticate.ts';

const LONGEST_TOKEN = 256;

/** A client whose session is not good is told so, and need not try again; any other code means that it may. */
export class Refusal extends Error {
  readonly data: { readonly code: ErrorCode };

  constructor(code: ErrorCode) {
    super(code);
    this.data = { code };
  }
}

/**
 * Lets in who holds a session: browsers by their cookie, programs by `auth: {token}`. Who it is stands in `socket.data`.
 * @returns why not, which Socket.io hands to the client as `connect_error`.
 */
export async function admit(ctx: Context, socket: Socket): Promise<Refusal | null> {
  const token = tokenOf(socket);
  if (token === null) return new Refusal('not-logged-in');
  try {
    const held = await authenticate(ctx, token);
    if (held === null) return new Refusal('not-logged-in');
    socket.data = held;
    return null;
  } catch (error) {
    if (!isStoreAway(error)) ctx.log.error({ err: error }, 'a handshake failed');
    return new Refusal('try-again');
  }
}

function tokenOf({ handshake }: Socket): string | null {
  const given: unknown = handshake.auth['token'];
  if (given !== undefined) return typeof given === 'string' && given.length <= LONGEST_TOKEN ? given : null;
  const cookie = sessionTokenOf(handshake.headers);
  return cookie !== null && cookie.length <= LONGEST_TOKEN ? cookie : null;
}
