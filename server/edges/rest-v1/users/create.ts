import { z } from 'zod';
import { createAccountAs } from '../../../domain/auth/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { flag } from '../fields.ts';
import { ownPresence } from '../presence.ts';
import { presentFullUser } from '../present-user.ts';

/** An account for somebody else. Fields that nobody knows are refused; those about mail have no effect yet. */
export const usersCreate = endpoint({
  route: 'POST /api/v1/users.create',
  access: { permission: 'create-user' },
  limit: limits.accounts,
  body: z.strictObject({
    username: z.string().trim().min(1).max(64),
    name: z.string().trim().min(1).max(120),
    email: z.email().max(254),
    password: z.string().min(1).max(1024),
    roles: z.array(z.string().max(120)).min(1).max(20).optional(),
    active: flag.optional(),
    joinDefaultChannels: flag.optional(),
    verified: flag.optional(),
    sendWelcomeEmail: flag.optional(),
    requirePasswordChange: z.literal(false).optional(),
    setRandomPassword: z.literal(false).optional(),
    customFields: z.record(z.string(), z.unknown()).optional(),
  }),
  async handle({ ctx, actor, body }) {
    const { username, name, email, password, roles, active, joinDefaultChannels: joinsDefaultRooms } = body;
    const plan = { username, name, email, password, roles, active, joinsDefaultRooms };
    const user = await createAccountAs(ctx, actor, plan);
    return { user: presentFullUser(user, await ownPresence(ctx, user)) };
  },
});
