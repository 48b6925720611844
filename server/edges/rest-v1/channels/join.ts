import { z } from 'zod';
import { joinRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';
import { roomSelector, selectRoom } from '../select-room.ts';

export const channelsJoin = endpoint({
  route: 'POST /api/v1/channels.join',
  access: 'user',
  body: z.object({ ...roomSelector, joinCode: z.string().max(200).optional() }),
  async handle({ ctx, actor, body }) {
    const { room } = await selectRoom(ctx, actor, 'channel', body);
    const joined = await joinRoom(ctx, actor, { roomId: room._id, joinCode: body.joinCode });
    return { channel: await presentRoom(ctx, actor, joined.room) };
  },
});
