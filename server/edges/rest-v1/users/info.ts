import { z } from 'zod';
import { can } from '../../../domain/access/index.ts';
import { listJoined } from '../../../domain/rooms/index.ts';
import { jsonText } from '../../http/parse.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { presenceOf } from '../presence.ts';
import { presentFullUser, presentUser } from '../present-user.ts';
import { roomTypes } from '../present-room.ts';
import { selectUser, userSelector } from '../select-user.ts';

/** One person. `userRooms` (two ways to ask for it) is answered to people about themselves, and to administrators. */
export const usersInfo = endpoint({
  route: 'GET /api/v1/users.info',
  access: 'user',
  query: z.object({
    ...userSelector,
    includeUserRooms: flag.default(false),
    fields: jsonText(z.object({ userRooms: z.union([z.literal(1), z.literal(0), z.boolean()]).optional() })).optional(),
  }),
  async handle({ ctx, actor, query }) {
    const user = await selectUser(ctx, actor, query);
    const own = user._id === actor.id;
    const presence = await presenceOf(ctx, actor, user);
    const shown =
      own || can(ctx, actor, 'view-full-other-user-info')
        ? presentFullUser(user, presence)
        : presentUser(user, presence);
    const wanted = query.includeUserRooms || Boolean(query.fields?.userRooms);
    if (!wanted || !own) return { user: shown };

    const rooms = (await listJoined(ctx, actor)).map(({ room, member }) => ({
      _id: member._id,
      rid: room._id,
      name: room.name,
      t: roomTypes[room.kind],
      roles: member.roles,
    }));
    return { user: { ...shown, rooms } };
  },
});
