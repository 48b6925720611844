import { deleteRoom } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';

export const roomDelete = method({
  event: 'room:delete',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await deleteRoom(ctx, actor, input);
    return {};
  },
});
