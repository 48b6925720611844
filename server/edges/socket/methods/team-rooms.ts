import { isLastOwner } from '../../../domain/rooms/index.ts';
import { listTeamRooms, listTeamRoomsOf } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const teamRooms = method({
  event: 'team:rooms',
  access: 'user',
  async handle({ ctx, actor, input: { teamId, userId } }) {
    const team = { teamId };
    const rooms =
      userId === undefined
        ? await listTeamRooms(ctx, actor, { team })
        : await listTeamRoomsOf(ctx, actor, { team, userId });
    return Promise.all(
      rooms.map(async ({ room, member }) => ({
        ...presentRoom(room),
        joined: member !== null,
        isLastOwner: await isLastOwner(ctx, room, member),
      })),
    );
  },
});
