import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getOwnPlace, markRead } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { refusal } from '../refuse.ts';

/** Everything in the room counts as read. */
export const subscriptionsRead = endpoint({
  route: 'POST /api/v1/subscriptions.read',
  access: 'user',
  body: z.object({ rid: idSchema.optional(), roomId: idSchema.optional(), readThreads: flag.default(false) }),
  async handle({ ctx, actor, body: { rid, roomId } }) {
    const named = rid ?? roomId;
    if (named === undefined) throw refusal('error-roomid-param-not-provided', 'Name the room by rid or roomId');
    const { room } = await getOwnPlace(ctx, actor, named);
    await markRead(ctx, actor, { roomId: room._id, seq: room.seq });
    return {};
  },
});
