import { setFavorite } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentMembership } from '../present-room.ts';

export const roomFavorite = method({
  event: 'room:favorite',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentMembership(await setFavorite(ctx, actor, input));
  },
});
