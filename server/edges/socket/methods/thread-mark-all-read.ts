import { markAllThreadsRead } from '../../../domain/threads/index.ts';
import { method } from '../method.ts';

export const threadMarkAllRead = method({
  event: 'thread:mark-all-read',
  access: 'user',
  async handle({ ctx, actor }) {
    await markAllThreadsRead(ctx, actor);
    return {};
  },
});
