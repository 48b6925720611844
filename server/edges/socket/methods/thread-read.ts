import { readThread } from '../../../domain/threads/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const threadRead = method({
  event: 'thread:read',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { root, replies, hasNewer } = await readThread(ctx, actor, input);
    return { root: presentMessage(root), replies: replies.map(presentMessage), hasNewer };
  },
});
