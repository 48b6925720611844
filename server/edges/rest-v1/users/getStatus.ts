import { z } from 'zod';
import { getUser } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presenceOf } from '../presence.ts';
import { selectUser, userSelector } from '../select-user.ts';

/** One's own status when nobody is named. */
export const usersGetStatus = endpoint({
  route: 'GET /api/v1/users.getStatus',
  access: 'user',
  query: z.object(userSelector),
  async handle({ ctx, actor, query }) {
    const named = query.userId ?? query.username ?? query.user;
    const user =
      named === undefined ? await getUser(ctx, actor, { id: actor.id }) : await selectUser(ctx, actor, query);
    const { status, statusText } = await presenceOf(ctx, actor, user);
    return { _id: user._id, status, connectionStatus: status, message: statusText };
  },
});
