import { ignoreAuthor } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentMembership } from '../present-room.ts';

export const roomIgnore = method({
  event: 'room:ignore',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentMembership(await ignoreAuthor(ctx, actor, input));
  },
});
