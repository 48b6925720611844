import { z } from 'zod';
import { deleteRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { roomSelector, selectRoom } from '../select-room.ts';
import { kinds, type Family } from './families.ts';

export function deleteOf(family: Family) {
  return endpoint({
    route: `POST /api/v1/${family}.delete`,
    access: 'user',
    body: z.object(roomSelector),
    async handle({ ctx, actor, body }) {
      const { room } = await selectRoom(ctx, actor, kinds[family], body);
      await deleteRoom(ctx, actor, { roomId: room._id });
      return {};
    },
  });
}
