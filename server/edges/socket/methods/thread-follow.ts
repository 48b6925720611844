import { setFollowing } from '../../../domain/threads/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const threadFollow = method({
  event: 'thread:follow',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentMessage(await setFollowing(ctx, actor, input));
  },
});
