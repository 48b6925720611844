import { openDirect } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';

export const directOpen = method({
  event: 'direct:open',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { room, member } = await openDirect(ctx, actor, input);
    return { room: presentRoom(room), membership: presentMembership(member) };
  },
});
