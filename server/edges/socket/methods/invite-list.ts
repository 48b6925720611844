import { listInvites } from '../../../domain/invites/index.ts';
import { method } from '../method.ts';
import { presentInvite } from '../present-invite.ts';

export const inviteList = method({
  event: 'invite:list',
  access: 'user',
  async handle({ ctx, actor, input: { roomId } }) {
    return (await listInvites(ctx, actor, roomId)).map(presentInvite);
  },
});
