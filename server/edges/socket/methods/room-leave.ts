import { leaveRoom } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';

export const roomLeave = method({
  event: 'room:leave',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await leaveRoom(ctx, actor, input);
    return {};
  },
});
