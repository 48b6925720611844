import { deleteMessage } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messageDelete = method({
  event: 'message:delete',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    return presentMessage(await deleteMessage(ctx, actor, input));
  },
});
