import { z } from 'zod';
import { getRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';
import { refusal } from '../refuse.ts';
import { roomSelector } from '../select-room.ts';

/** Any room that one may see. */
export const roomsInfo = endpoint({
  route: 'GET /api/v1/rooms.info',
  access: 'user',
  query: z.object({ roomId: roomSelector.roomId, roomName: roomSelector.roomName }),
  async handle({ ctx, actor, query: { roomId, roomName } }) {
    const by = roomId !== undefined ? { roomId } : roomName !== undefined ? { name: roomName } : null;
    if (by === null) throw refusal('error-roomid-param-not-provided', 'Name the room by roomId or roomName');
    const { room } = await getRoom(ctx, actor, by);
    return { room: await presentRoom(ctx, actor, room) };
  },
});
