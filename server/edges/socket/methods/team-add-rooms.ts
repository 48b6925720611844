import { addRoomsToTeam } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';

export const teamAddRooms = method({
  event: 'team:add-rooms',
  access: 'user',
  async handle({ ctx, actor, input: { teamId, roomIds } }) {
    await addRoomsToTeam(ctx, actor, { team: { teamId }, roomIds });
    return {};
  },
});
