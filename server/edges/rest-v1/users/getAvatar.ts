import { z } from 'zod';
import { Reply } from '../../http/answer.ts';
import { endpoint } from '../../http/endpoint.ts';
import { selectUser, userSelector } from '../select-user.ts';

/** Leads to the picture of somebody. */
export const usersGetAvatar = endpoint({
  route: 'GET /api/v1/users.getAvatar',
  access: 'user',
  query: z.object(userSelector),
  async handle({ ctx, actor, query }) {
    const isOwn = Object.values(query).every((value) => value === undefined);
    const username = isOwn ? actor.username : (await selectUser(ctx, actor, query)).username;
    return new Reply(307, null, { Location: `${ctx.config.http.rootUrl}/avatar/${encodeURIComponent(username)}` });
  },
});
