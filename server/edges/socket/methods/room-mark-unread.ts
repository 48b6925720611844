import { markUnread } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership } from '../present-room.ts';

export const roomMarkUnread = method({
  event: 'room:mark-unread',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentMembership(await markUnread(ctx, actor, input));
  },
});
