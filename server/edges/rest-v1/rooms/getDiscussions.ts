import { z } from 'zod';
import { listDiscussions } from '../../../domain/discussions/index.ts';
import { getRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentRooms } from '../present-room.ts';
import { refusal } from '../refuse.ts';
import { roomSelector } from '../select-room.ts';

/** The discussions of a room, the one with the newest message first. */
export const roomsGetDiscussions = endpoint({
  route: 'GET /api/v1/rooms.getDiscussions',
  access: 'user',
  query: z.object({
    ...paging,
    roomId: roomSelector.roomId,
    roomName: roomSelector.roomName,
    text: z.string().max(100).default(''),
  }),
  async handle({ ctx, actor, query: { roomId, roomName, text, ...query } }) {
    const by = roomId !== undefined ? { roomId } : roomName !== undefined ? { name: roomName } : null;
    if (by === null) throw refusal('error-roomid-param-not-provided', 'Name the room by roomId or roomName');
    const page = pageOf(ctx, query);
    const { room } = await getRoom(ctx, actor, by);
    const { discussions, total } = await listDiscussions(ctx, actor, { roomId: room._id, filter: text, ...page });
    const rows = await presentRooms(
      ctx,
      actor,
      discussions.map((access) => access.room),
    );
    return { discussions: rows, ...counts(rows, page, total) };
  },
});
