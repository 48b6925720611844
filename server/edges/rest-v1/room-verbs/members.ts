import { z } from 'zod';
import { presenceStatuses } from '../../../contracts/user.ts';
import { listMembers } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging, WHOLE_LIST } from '../paging.ts';
import { presencesOf } from '../presence.ts';
import { presentUser } from '../present-user.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, type Family } from './families.ts';

const status = z.enum(presenceStatuses);

/** A room's members by username; with `status` only those who are so now. */
export function membersOf(family: Family) {
  return endpoint({
    route: `GET /api/v1/${family}.members`,
    access: 'user',
    query: z.object({
      ...roomSelector,
      ...paging,
      filter: z.string().max(100).default(''),
      status: z.union([status.transform((one) => [one]), z.array(status).max(4)]).optional(),
    }),
    async handle({ ctx, actor, query }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], query);
      const page = pageOf(ctx, query);
      const asked = query.status === undefined ? page : WHOLE_LIST;
      const { members, total } = await listMembers(ctx, actor, { roomId: room._id, filter: query.filter, ...asked });
      const users = members.map((row) => row.user);
      const presences = await presencesOf(ctx, actor, users);
      const rows = users.map((user) => presentUser(user, presences(user._id)));
      if (query.status === undefined) return { members: rows, ...counts(rows, page, total) };

      const wanted = cut(
        rows.filter((row) => query.status?.includes(row.status)),
        page,
      );
      return { members: wanted.rows, ...counts(wanted.rows, page, wanted.total) };
    },
  });
}
