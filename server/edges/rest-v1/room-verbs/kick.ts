import { z } from 'zod';
import { kick } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { selectUser, userSelector } from '../select-user.ts';
import { kinds } from './families.ts';

/** Takes somebody out of a room. */
export function kickOf(family: 'channels' | 'groups') {
  return endpoint({
    route: `POST /api/v1/${family}.kick`,
    access: 'user',
    body: z.object({ ...userSelector, roomId: roomSelector.roomId, roomName: roomSelector.roomName }),
    async handle({ ctx, actor, body: { roomId, roomName, ...person } }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], { roomId, roomName });
      const user = await selectUser(ctx, actor, person);
      await kick(ctx, actor, { roomId: room._id, userId: user._id });
      if (family === 'groups') return {};
      const { room: after } = await selectRoom(ctx, actor, 'channel', { roomId: room._id });
      return { channel: await presentRoom(ctx, actor, after) };
    },
  });
}
