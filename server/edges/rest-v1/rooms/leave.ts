import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { leaveRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const roomsLeave = endpoint({
  route: 'POST /api/v1/rooms.leave',
  access: 'user',
  body: z.object({ roomId: idSchema }),
  async handle({ ctx, actor, body: { roomId } }) {
    await leaveRoom(ctx, actor, { roomId });
    return {};
  },
});
