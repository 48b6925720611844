import { removeStatus } from '../../../domain/presence/index.ts';
import { method } from '../method.ts';

export const statusRemove = method({
  event: 'status:remove',
  access: 'user',
  async handle({ ctx, actor, input }) {
    await removeStatus(ctx, actor, input);
    return {};
  },
});
