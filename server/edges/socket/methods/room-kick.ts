import { kick } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';

export const roomKick = method({
  event: 'room:kick',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    await kick(ctx, actor, input);
    return {};
  },
});
