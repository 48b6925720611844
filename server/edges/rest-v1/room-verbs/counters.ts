import { z } from 'zod';
import { endpoint } from '../../http/endpoint.ts';
import { unreadCounts } from '../present-subscription.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, type Family } from './families.ts';

/** How much is in a room, and how much of it one has not read. */
export function countersOf(family: Family) {
  return endpoint({
    route: `GET /api/v1/${family}.counters`,
    access: 'user',
    query: z.object(roomSelector),
    async handle({ ctx, actor, query }) {
      const { room, member } = await selectRoom(ctx, actor, kinds[family], query);
      return {
        joined: member !== null,
        members: room.memberCount,
        unreads: member === null ? null : unreadCounts(room, member).behind,
        unreadsFrom: member === null ? null : (member.lastReadAt ?? member.joinedAt).toISOString(),
        msgs: room.seq,
        latest: room.lastMessageAt?.toISOString() ?? room.createdAt.toISOString(),
        userMentions: member === null ? 0 : unreadCounts(room, member).userMentions,
      };
    },
  });
}
