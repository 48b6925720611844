import { getRoom } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';

export const roomGet = method({
  event: 'room:get',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { room, member } = await getRoom(ctx, actor, input);
    return { room: presentRoom(room), membership: member === null ? null : presentMembership(member) };
  },
});
