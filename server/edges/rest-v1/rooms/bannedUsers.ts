import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { listBanned } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presencesOf } from '../presence.ts';
import { presentUser } from '../present-user.ts';

/** Who is banned from a room, for those who may lift it. */
export const roomsBannedUsers = endpoint({
  route: 'GET /api/v1/rooms.bannedUsers',
  access: 'user',
  query: z.object({ ...paging, roomId: idSchema }),
  async handle({ ctx, actor, query: { roomId, ...query } }) {
    const page = pageOf(ctx, query);
    const { rows, total } = cut(await listBanned(ctx, actor, roomId), page);
    const presences = await presencesOf(ctx, actor, rows);
    const users = rows.map((user) => presentUser(user, presences(user._id)));
    return { bannedUsers: users, ...counts(users, page, total) };
  },
});
