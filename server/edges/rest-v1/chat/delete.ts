import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { deleteMessage } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { flag } from '../fields.ts';
import { personOf } from '../present-message.ts';
import { requireInRoom } from './require-in-room.ts';

export const chatDelete = endpoint({
  route: 'POST /api/v1/chat.delete',
  access: 'user',
  limit: limits.sending,
  body: z.object({ roomId: idSchema, msgId: idSchema, asUser: flag.optional() }),
  async handle({ ctx, actor, body: { roomId, msgId } }) {
    await requireInRoom(ctx, actor, msgId, roomId);
    const { _id, author, deletedAt, updatedAt } = await deleteMessage(ctx, actor, { messageId: msgId });
    const ts = String((deletedAt ?? updatedAt).getTime());
    return { _id, ts, message: { _id, rid: roomId, u: personOf(author) } };
  },
});
