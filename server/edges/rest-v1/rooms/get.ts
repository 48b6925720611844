import { z } from 'zod';
import { listJoined, listJoinedSince } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { maybeMoment } from '../fields.ts';
import { presentRooms } from '../present-room.ts';

/** One's rooms, or what moved in them since a moment; a message moves its room. */
export const roomsGet = endpoint({
  route: 'GET /api/v1/rooms.get',
  access: 'user',
  query: z.object({ updatedSince: maybeMoment }),
  async handle({ ctx, actor, query: { updatedSince } }) {
    const { changed, left } =
      updatedSince === undefined
        ? { changed: await listJoined(ctx, actor), left: [] }
        : await listJoinedSince(ctx, actor, updatedSince);
    return {
      update: await presentRooms(
        ctx,
        actor,
        changed.map(({ room }) => room),
      ),
      remove: left.map((member) => ({
        _id: member.roomId,
        _deletedAt: (member.leftAt ?? member.updatedAt).toISOString(),
      })),
    };
  },
});
