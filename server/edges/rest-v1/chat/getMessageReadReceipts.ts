import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getMessage, listReceipts } from '../../../domain/messages/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { personOf } from '../present-message.ts';

/** Who has read a message. The names are told only when the workspace keeps them. */
export const chatGetMessageReadReceipts = endpoint({
  route: 'GET /api/v1/chat.getMessageReadReceipts',
  access: 'user',
  query: z.object({ messageId: idSchema }),
  async handle({ ctx, actor, query: { messageId } }) {
    const { roomId } = await getMessage(ctx, actor, messageId);
    const receipts = await listReceipts(ctx, actor, messageId);
    return {
      receipts: receipts.map(({ user, readAt }) => ({
        _id: `${messageId}-${user._id}`,
        messageId,
        roomId,
        userId: user._id,
        ts: readAt.toISOString(),
        user: personOf({ id: user._id, username: user.username, name: user.name }),
      })),
    };
  },
});
