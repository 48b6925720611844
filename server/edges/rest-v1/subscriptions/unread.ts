import { z } from 'zod';
import { DomainError } from '../../../contracts/errors.ts';
import { idSchema } from '../../../contracts/ids.ts';
import { getMessage } from '../../../domain/messages/index.ts';
import { markUnread } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { refusal } from '../refuse.ts';

/** Makes a room unread again, from one message on or by its newest. */
export const subscriptionsUnread = endpoint({
  route: 'POST /api/v1/subscriptions.unread',
  access: 'user',
  body: z.object({ roomId: idSchema.optional(), firstUnreadMessage: z.object({ _id: idSchema }).optional() }),
  async handle({ ctx, actor, body: { roomId, firstUnreadMessage: first } }) {
    const room = roomId ?? (first && (await getMessage(ctx, actor, first._id)).roomId);
    if (room === undefined) throw refusal('error-roomid-param-not-provided', 'Name a room or a message');
    try {
      await markUnread(ctx, actor, { roomId: room, messageId: first?._id ?? null });
    } catch (error) {
      if (!(error instanceof DomainError && error.code === 'message-not-found')) throw error;
      throw refusal('error-no-message-for-unread', 'There is no message to begin with');
    }
    return {};
  },
});
