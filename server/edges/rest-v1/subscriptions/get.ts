import { z } from 'zod';
import { listJoined, listJoinedSince } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { maybeMoment } from '../fields.ts';
import { presentLeftPlace, presentSubscription } from '../present-subscription.ts';

/** One's places in rooms, or those that moved since a moment: their unread counts are derived, so their rooms move them too. */
export const subscriptionsGet = endpoint({
  route: 'GET /api/v1/subscriptions.get',
  access: 'user',
  query: z.object({ updatedSince: maybeMoment }),
  async handle({ ctx, actor, caller: { user }, query: { updatedSince } }) {
    const { changed, left } =
      updatedSince === undefined
        ? { changed: await listJoined(ctx, actor), left: [] }
        : await listJoinedSince(ctx, actor, updatedSince);
    return {
      update: changed.map(({ room, member }) => presentSubscription(ctx, user, room, member)),
      remove: left.map(presentLeftPlace),
    };
  },
});
