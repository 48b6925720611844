import { z } from 'zod';
import { getUser } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presenceOf } from '../presence.ts';
import { selectUser, userSelector } from '../select-user.ts';

/** Whether somebody is here; of oneself also when one last logged in. */
export const usersGetPresence = endpoint({
  route: 'GET /api/v1/users.getPresence',
  access: 'user',
  query: z.object(userSelector),
  async handle({ ctx, actor, query }) {
    const named = query.userId ?? query.username ?? query.user;
    const user =
      named === undefined ? await getUser(ctx, actor, { id: actor.id }) : await selectUser(ctx, actor, query);
    const { status } = await presenceOf(ctx, actor, user);
    if (user._id !== actor.id) return { presence: status };
    const lastLogin = user.lastLoginAt === null ? {} : { lastLogin: user.lastLoginAt.toISOString() };
    return { presence: status, connectionStatus: status, ...lastLogin };
  },
});
