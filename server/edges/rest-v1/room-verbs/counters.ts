import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import type { RoomAccess } from '../../../domain/access/index.ts';
import { getAnyPlace } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { unreadCounts } from '../present-subscription.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, type Family } from './families.ts';

/** How much is in a room, and how much of it one has not read; administrators ask for somebody else with `userId`. */
export function countersOf(family: Family) {
  return endpoint({
    route: `GET /api/v1/${family}.counters`,
    access: 'user',
    query: z.object({ ...roomSelector, userId: idSchema.optional() }),
    async handle({ ctx, actor, query: { userId, ...selector } }) {
      const access = await selectRoom(ctx, actor, kinds[family], selector);
      if (userId === undefined || userId === actor.id) return presentCounters(access);
      return presentCounters(await getAnyPlace(ctx, actor, { roomId: access.room._id, userId }));
    },
  });
}

function presentCounters({ room, member }: RoomAccess) {
  return {
    joined: member !== null,
    members: room.memberCount,
    unreads: member === null ? null : unreadCounts(room, member).behind,
    unreadsFrom: member === null ? null : (member.lastReadAt ?? member.joinedAt).toISOString(),
    msgs: room.seq,
    latest: room.lastMessageAt?.toISOString() ?? room.createdAt.toISOString(),
    userMentions: member === null ? 0 : unreadCounts(room, member).userMentions,
  };
}
