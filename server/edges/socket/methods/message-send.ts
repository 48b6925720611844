import { sendMessage } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messageSend = method({
  event: 'message:send',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    return presentMessage(await sendMessage(ctx, actor, input));
  },
});
