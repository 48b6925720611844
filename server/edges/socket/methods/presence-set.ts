import { setPresence } from '../../../domain/presence/index.ts';
import { method } from '../method.ts';
import { presentOwnSelf } from '../present-user.ts';

export const presenceSet = method({
  event: 'presence:set',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const expiresAt = input.expiresAt === null ? null : new Date(input.expiresAt);
    return presentOwnSelf(ctx, actor, await setPresence(ctx, actor, { ...input, expiresAt }));
  },
});
