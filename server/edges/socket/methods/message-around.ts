import { messagesAround } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentPage } from '../present-message.ts';

export const messageAround = method({
  event: 'message:around',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentPage(await messagesAround(ctx, actor, input));
  },
});
