import { createInvite } from '../../../domain/invites/index.ts';
import { method } from '../method.ts';
import { presentInvite } from '../present-invite.ts';

export const inviteCreate = method({
  event: 'invite:create',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { invite, token } = await createInvite(ctx, actor, input);
    return { invite: presentInvite(invite), url: `${ctx.config.http.rootUrl}/invite/${token}` };
  },
});
