import { setStarred } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';

export const messageStar = method({
  event: 'message:star',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await setStarred(ctx, actor, input);
    return {};
  },
});
