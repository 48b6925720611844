import { countTeamRooms, directoryOfTeams } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const directoryTeams = method({
  event: 'directory:teams',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { teams, total } = await directoryOfTeams(ctx, actor, input);
    const rooms = await countTeamRooms(
      ctx,
      teams.map(({ room }) => room),
    );
    return {
      teams: teams.map(({ room, member }) => ({
        ...presentRoom(room),
        joined: member !== null,
        roomCount: rooms.get(room._id) ?? 0,
      })),
      total,
    };
  },
});
