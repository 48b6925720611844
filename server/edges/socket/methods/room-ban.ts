import { ban, unban } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';

export const roomBan = method({
  event: 'room:ban',
  access: 'user',
  async handle({ ctx, actor, input: { banned, ...target } }) {
    await (banned ? ban : unban)(ctx, actor, target);
    return {};
  },
});
