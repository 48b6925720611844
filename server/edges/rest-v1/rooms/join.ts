import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { joinRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';

/** Joins any room that one sees; a discussion or a team's channel too. */
export const roomsJoin = endpoint({
  route: 'POST /api/v1/rooms.join',
  access: 'user',
  body: z.object({ roomId: idSchema, joinCode: z.string().max(200).optional() }),
  async handle({ ctx, actor, body }) {
    const { room } = await joinRoom(ctx, actor, body);
    return { room: await presentRoom(ctx, actor, room) };
  },
});
