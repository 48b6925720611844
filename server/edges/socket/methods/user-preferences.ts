import { changePreferences } from '../../../domain/users/index.ts';
import { method } from '../method.ts';
import { presentOwnSelf } from '../present-user.ts';

export const userPreferences = method({
  event: 'user:preferences',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return presentOwnSelf(ctx, actor, await changePreferences(ctx, actor, input));
  },
});
