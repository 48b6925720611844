import { setOpen } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership } from '../present-room.ts';

export const roomHide = method({
  event: 'room:hide',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentMembership(await setOpen(ctx, actor, { roomId: input.roomId, open: false }));
  },
});
