import { removeInvite } from '../../../domain/invites/index.ts';
import { method } from '../method.ts';

export const inviteRemove = method({
  event: 'invite:remove',
  access: 'user',
  async handle({ ctx, actor, input: { inviteId } }) {
    await removeInvite(ctx, actor, inviteId);
    return {};
  },
});
