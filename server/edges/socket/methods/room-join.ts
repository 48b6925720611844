import { joinRoom } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';

export const roomJoin = method({
  event: 'room:join',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { room, member } = await joinRoom(ctx, actor, input);
    return { room: presentRoom(room), membership: presentMembership(member) };
  },
});
