import { listFollowedThreads, listThreads } from '../../../domain/threads/index.ts';
import { method } from '../method.ts';
import { presentThread } from '../present-message.ts';

export const threadList = method({
  event: 'thread:list',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { roomId } = input;
    const threads =
      roomId === undefined
        ? await listFollowedThreads(ctx, actor, input)
        : await listThreads(ctx, actor, { ...input, roomId });
    return threads.map(presentThread);
  },
});
