import { z } from 'zod';
import { can } from '../../../domain/access/index.ts';
import { searchUsers } from '../../../domain/users/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { jsonText } from '../../http/parse.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presencesOf } from '../presence.ts';
import { presentFullUser, presentUser } from '../present-user.ts';

/** Of the old `query` filter only a plain beginning of a name is understood. */
const nameFilter = z.object({ username: z.string().max(100).optional(), name: z.string().max(100).optional() });

/** People by username. Needs `view-d-room`; who may not see beyond their rooms finds nobody. */
export const usersList = endpoint({
  route: 'GET /api/v1/users.list',
  access: { permission: 'view-d-room' },
  query: z.object({ ...paging, query: jsonText(nameFilter).optional() }),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const filter = query.query?.username ?? query.query?.name ?? '';
    const { users, total } = await searchUsers(ctx, actor, { filter, ...page });
    const presences = await presencesOf(ctx, actor, users);
    const present = can(ctx, actor, 'view-full-other-user-info') ? presentFullUser : presentUser;
    const rows = users.map((user) => present(user, presences(user._id)));
    return { users: rows, ...counts(rows, page, total) };
  },
});
