import { z } from 'zod';
import { DomainError } from '../../contracts/errors.ts';
import { passwordSchema } from '../../contracts/user.ts';
import { authenticate, logIn } from '../../domain/auth/index.ts';
import type { Context } from '../../domain/context.ts';
import type { User } from '../../domain/users/index.ts';
import { Reply } from '../http/answer.ts';
import { endpoint } from '../http/endpoint.ts';
import { ownPresence } from './presence.ts';
import { presentSelf } from './present-user.ts';

const login = z.string().min(1).max(254);
const byPassword = z.object({
  user: z.union([login, z.object({ username: login }), z.object({ email: login })]).optional(),
  username: login.optional(),
  email: login.optional(),
  password: passwordSchema,
});
const byToken = z.object({ resume: z.string().min(1).max(256) });

/**
 * Opens a session, or finds one again by its token. Its answers say `status`, not `success`. Why a login failed is told to
 * nobody: an unknown name, a wrong password and a closed account look the same.
 */
export const loginEndpoint = endpoint({
  route: 'POST /api/v1/login',
  access: 'anyone',
  body: z.union([byToken, byPassword]),
  async handle({ ctx, body, address, device, logins }) {
    if ('resume' in body) {
      const held = await authenticate(ctx, body.resume);
      if (held === null) throw unauthorized();
      return welcome(ctx, held.user, body.resume);
    }
    const name = nameIn(body);
    try {
      const { user, token } = await logins.attempt(ctx, name, address, () =>
        logIn(ctx, { user: name, password: body.password }, device),
      );
      return await welcome(ctx, user, token);
    } catch (error) {
      throw error instanceof DomainError ? refused(error) : error;
    }
  },
});

function nameIn({ user, username, email }: z.output<typeof byPassword>): string {
  const given = typeof user === 'object' ? ('username' in user ? user.username : user.email) : user;
  const name = given ?? username ?? email;
  if (name === undefined) throw unauthorized();
  return name;
}

async function welcome(ctx: Context, user: User, authToken: string): Promise<Reply> {
  const me = presentSelf(ctx, user, await ownPresence(ctx, user));
  return new Reply(200, { status: 'success', data: { userId: user._id, authToken, me } });
}

function refused(error: DomainError): unknown {
  if (error.code === 'wrong-credentials' || error.code === 'user-deactivated') return unauthorized();
  if (error.code !== 'login-blocked') return error;
  const code = `error-login-blocked-for-${String(error.details['scope'])}`;
  return new Reply(401, { status: 'error', error: code, message: 'Too many failed logins', details: error.details });
}

function unauthorized(): Reply {
  return new Reply(401, { status: 'error', error: 'Unauthorized', message: 'Unauthorized' });
}
