import { z } from 'zod';
import { getRoom, setFavorite } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { refusal } from '../refuse.ts';
import { roomSelector } from '../select-room.ts';

export const roomsFavorite = endpoint({
  route: 'POST /api/v1/rooms.favorite',
  access: 'user',
  body: z.object({ roomId: roomSelector.roomId, roomName: roomSelector.roomName, favorite: flag }),
  async handle({ ctx, actor, body: { roomId, roomName, favorite } }) {
    const by = roomId !== undefined ? { roomId } : roomName !== undefined ? { name: roomName } : null;
    if (by === null) throw refusal('error-roomid-param-not-provided', 'Name the room by roomId or roomName');
    const { room } = await getRoom(ctx, actor, by);
    await setFavorite(ctx, actor, { roomId: room._id, favorite });
    return {};
  },
});
