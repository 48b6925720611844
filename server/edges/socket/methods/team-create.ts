import { getOwnPlace } from '../../../domain/rooms/index.ts';
import { createTeam } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';
import { presentMembership, presentRoom } from '../present-room.ts';

export const teamCreate = method({
  event: 'team:create',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { room, member } = await getOwnPlace(ctx, actor, (await createTeam(ctx, actor, input))._id);
    return { room: presentRoom(room), membership: presentMembership(member) };
  },
});
