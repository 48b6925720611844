import { z } from 'zod';
import { getUsers, searchUsers } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { ids, maybeMoment } from '../fields.ts';
import { presencesOf } from '../presence.ts';
import { presentUser } from '../present-user.ts';

/** People whose presence is told when nobody is named. */
const MOST_PEOPLE = 1_000;

/** Who is here: of the named people, or of everybody. `full` says that it is not only what changed. */
export const usersPresence = endpoint({
  route: 'GET /api/v1/users.presence',
  access: 'user',
  query: z.object({ ids: ids.optional(), from: maybeMoment }),
  async handle({ ctx, actor, query }) {
    const users =
      query.ids === undefined
        ? (await searchUsers(ctx, actor, { filter: '', offset: 0, limit: MOST_PEOPLE })).users
        : await getUsers(ctx, actor, query.ids);
    const presences = await presencesOf(ctx, actor, users);
    return { users: users.map((user) => presentUser(user, presences(user._id))), full: true };
  },
});
