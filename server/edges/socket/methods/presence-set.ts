import { setPresence } from '../../../domain/presence/index.ts';
import { method } from '../method.ts';
import { presentOwnSelf } from '../present-user.ts';

export const presenceSet = method({
  event: 'presence:set',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentOwnSelf(ctx, actor, await setPresence(ctx, actor, input));
  },
});
