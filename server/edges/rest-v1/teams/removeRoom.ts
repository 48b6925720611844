import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { removeRoomFromTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

export const teamsRemoveRoom = endpoint({
  route: 'POST /api/v1/teams.removeRoom',
  access: 'user',
  body: z.object({ ...teamSelector, roomId: idSchema }),
  async handle({ ctx, actor, body }) {
    const room = await removeRoomFromTeam(ctx, actor, { team: selectTeam(body), roomId: body.roomId });
    return { room: await presentRoom(ctx, actor, room) };
  },
});
