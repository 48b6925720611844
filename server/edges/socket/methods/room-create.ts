import { createRoom, getOwnPlace } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';

export const roomCreate = method({
  event: 'room:create',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { room, member } = await createRoom(ctx, actor, input);
    const place = member ?? (await getOwnPlace(ctx, actor, room._id)).member;
    return { room: presentRoom(room), membership: presentMembership(place) };
  },
});
