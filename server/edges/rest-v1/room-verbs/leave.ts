import { z } from 'zod';
import { leaveRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds } from './families.ts';

/** A group answers nothing: whoever left may not see it any more. */
export function leaveOf(family: 'channels' | 'groups') {
  return endpoint({
    route: `POST /api/v1/${family}.leave`,
    access: 'user',
    body: z.object(roomSelector),
    async handle({ ctx, actor, body }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], body);
      await leaveRoom(ctx, actor, { roomId: room._id });
      if (family === 'groups') return {};
      const left = await selectRoom(ctx, actor, 'channel', { roomId: room._id }).catch(() => ({ room }));
      return { channel: await presentRoom(ctx, actor, left.room) };
    },
  });
}
