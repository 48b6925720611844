import { markRead } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership } from '../present-room.ts';

export const roomRead = method({
  event: 'room:read',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentMembership(await markRead(ctx, actor, input));
  },
});
