import { threadInbox as readInbox } from '../../../domain/threads/index.ts';
import { method } from '../method.ts';
import { presentThread } from '../present-message.ts';

export const threadInbox = method({
  event: 'thread:inbox',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { threads, hasMore, unreadThreads } = await readInbox(ctx, actor, input);
    return { threads: threads.map(presentThread), hasMore, unreadThreads };
  },
});
