import { z } from 'zod';
import { presenceStatuses } from '../../../contracts/user.ts';
import { listMembers } from '../../../domain/rooms/index.ts';
import { accessTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging, WHOLE_LIST } from '../paging.ts';
import { presencesOf } from '../presence.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

const status = z.enum(presenceStatuses);
const text = z.string().max(100).optional();

/** A team's people by username; with `status` only those who are so now. */
export const teamsMembers = endpoint({
  route: 'GET /api/v1/teams.members',
  access: 'user',
  query: z.object({
    ...teamSelector,
    ...paging,
    username: text,
    name: text,
    status: z.union([status.transform((one) => [one]), z.array(status).max(4)]).optional(),
  }),
  async handle({ ctx, actor, query }) {
    const { room } = await accessTeam(ctx, actor, selectTeam(query));
    const page = pageOf(ctx, query);
    const filter = query.username ?? query.name ?? '';
    const asked = query.status === undefined ? page : WHOLE_LIST;
    const { members, total } = await listMembers(ctx, actor, { roomId: room._id, filter, ...asked });
    const presences = await presencesOf(
      ctx,
      actor,
      members.map(({ user }) => user),
    );
    const rows = members.map(({ user, member }) => ({
      user: {
        _id: user._id,
        username: user.username,
        name: user.name,
        status: presences(user._id).status,
        settings: {},
      },
      roles: member.roles,
      createdBy: { _id: room.creatorId, username: '' },
      createdAt: member.joinedAt.toISOString(),
    }));
    if (query.status === undefined) return { members: rows, ...counts(rows, page, total) };
    const wanted = cut(
      rows.filter((row) => query.status?.includes(row.user.status)),
      page,
    );
    return { members: wanted.rows, ...counts(wanted.rows, page, wanted.total) };
  },
});
