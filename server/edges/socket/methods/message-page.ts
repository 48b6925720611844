import { pageMessages } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentPage } from '../present-message.ts';

export const messagePage = method({
  event: 'message:page',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentPage(await pageMessages(ctx, actor, input));
  },
});
