import { setPlaceNotifications } from '../../../domain/notifications/index.ts';
import { method } from '../method.ts';
import { presentMembership } from '../present-room.ts';

export const roomNotifications = method({
  event: 'room:notifications',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentMembership(await setPlaceNotifications(ctx, actor, input));
  },
});
