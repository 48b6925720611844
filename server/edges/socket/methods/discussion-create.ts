import { createDiscussion } from '../../../domain/discussions/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';

export const discussionCreate = method({
  event: 'discussion:create',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input: { roomId: parentRoomId, ...plan } }) {
    const { room, member } = await createDiscussion(ctx, actor, { parentRoomId, ...plan });
    return { room: presentRoom(room), membership: presentMembership(member) };
  },
});
