import { z } from 'zod';
import { addRoomsToTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { ids } from '../fields.ts';
import { presentRooms } from '../present-room.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

export const teamsAddRooms = endpoint({
  route: 'POST /api/v1/teams.addRooms',
  access: 'user',
  body: z.object({ ...teamSelector, rooms: ids }),
  async handle({ ctx, actor, body }) {
    const rooms = await addRoomsToTeam(ctx, actor, { team: selectTeam(body), roomIds: body.rooms });
    return { rooms: await presentRooms(ctx, actor, rooms) };
  },
});
