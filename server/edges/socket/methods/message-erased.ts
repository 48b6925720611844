import { listErased } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';

export const messageErased = method({
  event: 'message:erased',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const found = await listErased(ctx, actor, input);
    return found.map(({ messageId, body, replacedAt, replacedBy, erased }) => ({
      messageId,
      body,
      author: erased.author,
      attachments: erased.attachments ?? [],
      files: erased.files,
      threadId: erased.threadId,
      sentAt: erased.sentAt.toISOString(),
      erasedAt: replacedAt.toISOString(),
      erasedBy: replacedBy,
    }));
  },
});
