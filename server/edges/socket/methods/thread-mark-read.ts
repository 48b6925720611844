import { markThreadRead } from '../../../domain/threads/index.ts';
import { method } from '../method.ts';

export const threadMarkRead = method({
  event: 'thread:mark-read',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await markThreadRead(ctx, actor, input);
    return {};
  },
});
