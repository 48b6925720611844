import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { deleteRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';

export const roomsDelete = endpoint({
  route: 'POST /api/v1/rooms.delete',
  access: 'user',
  body: z.object({ roomId: idSchema }),
  async handle({ ctx, actor, body: { roomId } }) {
    await deleteRoom(ctx, actor, { roomId });
    return {};
  },
});
