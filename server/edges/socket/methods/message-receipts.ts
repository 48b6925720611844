import { listReceipts } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';

export const messageReceipts = method({
  event: 'message:receipts',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const receipts = await listReceipts(ctx, actor, input.messageId);
    return receipts.map(({ user: { _id: id, username, name }, readAt }) => ({
      user: { id, username, name },
      readAt: readAt.toISOString(),
    }));
  },
});
