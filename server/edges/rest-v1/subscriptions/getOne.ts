import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentSubscription } from '../present-subscription.ts';
import { DomainError } from '../../../contracts/errors.ts';

/** One's place in a room; null outside of it, and for a room that one may not see. */
export const subscriptionsGetOne = endpoint({
  route: 'GET /api/v1/subscriptions.getOne',
  access: 'user',
  query: z.object({ roomId: idSchema }),
  async handle({ ctx, actor, caller: { user }, query: { roomId } }) {
    try {
      const { room, member } = await getRoom(ctx, actor, { roomId });
      return { subscription: member === null ? null : presentSubscription(ctx, user, room, member) };
    } catch (error) {
      if (error instanceof DomainError && error.code === 'room-not-found') return { subscription: null };
      throw error;
    }
  },
});
