import { editMessage } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messageEdit = method({
  event: 'message:edit',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    return presentMessage(await editMessage(ctx, actor, input));
  },
});
