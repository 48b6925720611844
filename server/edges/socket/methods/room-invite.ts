import { inviteToRoom } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';

export const roomInvite = method({
  event: 'room:invite',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await inviteToRoom(ctx, actor, input);
    return {};
  },
});
