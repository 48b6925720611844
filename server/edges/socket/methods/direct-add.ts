import { extendDirect } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';

export const directAdd = method({
  event: 'direct:add',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { room, member } = await extendDirect(ctx, actor, input);
    return { room: presentRoom(room), membership: presentMembership(member) };
  },
});
