import { searchMessages } from '../../../domain/search/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messageSearch = method({
  event: 'message:search',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const before = input.before === undefined ? undefined : new Date(input.before);
    const { messages, hasMore } = await searchMessages(ctx, actor, { ...input, before });
    return { messages: messages.map(presentMessage), hasMore };
  },
});
