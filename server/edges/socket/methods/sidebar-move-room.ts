import { moveRoom } from '../../../domain/sidebar/index.ts';
import { method } from '../method.ts';
import { presentMembership } from '../present-room.ts';

export const sidebarMoveRoom = method({
  event: 'sidebar:move-room',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentMembership(await moveRoom(ctx, actor, input));
  },
});
