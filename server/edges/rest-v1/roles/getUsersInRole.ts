import { z } from 'zod';
import { listUsersInRole } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name } from '../fields.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presencesOf } from '../presence.ts';
import { presentUser } from '../present-user.ts';

/** Who holds a role in the workspace. */
export const rolesGetUsersInRole = endpoint({
  route: 'GET /api/v1/roles.getUsersInRole',
  access: 'user',
  query: z.object({ ...paging, role: name }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const { rows, total } = cut(await listUsersInRole(ctx, actor, query.role), page);
    const presences = await presencesOf(ctx, actor, rows);
    return { users: rows.map((user) => presentUser(user, presences(user._id))), ...counts(rows, page, total) };
  },
});
