import { searchMessages } from '../../../domain/search/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messageSearch = method({
  event: 'message:search',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const behind = input.behind && { id: input.behind.id, sentAt: new Date(input.behind.sentAt) };
    const { messages, hasMore } = await searchMessages(ctx, actor, { ...input, behind });
    return { messages: messages.map(presentMessage), hasMore };
  },
});
