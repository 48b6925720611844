import { z } from 'zod';
import { register } from '../../../domain/auth/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { ownPresence } from '../presence.ts';
import { presentFullUser } from '../present-user.ts';
import { refusal } from '../refuse.ts';

export const usersRegister = endpoint({
  route: 'POST /api/v1/users.register',
  access: 'anyone',
  limit: limits.accounts,
  body: z.object({
    username: z.string().trim().min(1).max(64),
    name: z.string().trim().min(1).max(120),
    email: z.email().max(254),
    pass: z.string().min(1).max(1024),
  }),
  async handle({ ctx, actor, body: { username, name, email, pass } }) {
    if (actor !== null) throw refusal('error-not-allowed', 'You have an account already');
    const user = await register(ctx, { username, name, email, password: pass });
    return { user: presentFullUser(user, await ownPresence(ctx, user)) };
  },
});
