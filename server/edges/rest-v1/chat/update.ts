import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { editMessage } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { limits } from '../../http/rate-limit.ts';
import { presentOneMessage } from '../present-messages.ts';
import { requireInRoom } from './require-in-room.ts';

export const chatUpdate = endpoint({
  route: 'POST /api/v1/chat.update',
  access: 'user',
  limit: limits.sending,
  body: z.object({ roomId: idSchema, msgId: idSchema, text: z.string() }),
  async handle({ ctx, actor, body: { roomId, msgId, text } }) {
    await requireInRoom(ctx, actor, msgId, roomId);
    const message = await editMessage(ctx, actor, { messageId: msgId, body: text });
    return { message: await presentOneMessage(ctx, actor, message) };
  },
});
