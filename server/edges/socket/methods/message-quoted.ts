import { quotedMessages } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messageQuoted = method({
  event: 'message:quoted',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const found = await quotedMessages(ctx, actor, input.messageIds);
    return found.map(({ message, room: { _id: id, kind, name, displayName } }) => ({
      message: presentMessage(message),
      room: { id, kind, name, displayName },
    }));
  },
});
