import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { listMembers } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presencesOf } from '../presence.ts';
import { presentUser } from '../present-user.ts';

/** A room's members: owners, leaders and moderators first, then the others by username. */
export const roomsMembersOrderedByRole = endpoint({
  route: 'GET /api/v1/rooms.membersOrderedByRole',
  access: 'user',
  query: z.object({ ...paging, roomId: idSchema, filter: z.string().max(100).default('') }),
  async handle({ ctx, actor, query: { roomId, filter, ...query } }) {
    const page = pageOf(ctx, query);
    const { members, total } = await listMembers(ctx, actor, { roomId, filter, ...page, byRole: true });
    const presences = await presencesOf(
      ctx,
      actor,
      members.map(({ user }) => user),
    );
    const rows = members.map(({ user, member }) => ({
      ...presentUser(user, presences(user._id)),
      roles: member.roles,
      subscription: { _id: member._id, ts: member.joinedAt.toISOString() },
    }));
    return { members: rows, ...counts(rows, page, total) };
  },
});
