import { acceptInvite } from '../../../domain/invites/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';

export const inviteUse = method({
  event: 'invite:use',
  access: 'user',
  async handle({ ctx, actor, input: { token } }) {
    const { room, member } = await acceptInvite(ctx, actor, token);
    return { room: presentRoom(room), membership: presentMembership(member) };
  },
});
