import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setTeamDefault } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { flag } from '../fields.ts';
import { presentRoom } from '../present-room.ts';

/** Whether everybody of the team is brought into one of its rooms. */
export const teamsUpdateRoom = endpoint({
  route: 'POST /api/v1/teams.updateRoom',
  access: 'user',
  body: z.object({ roomId: idSchema, isDefault: flag }),
  async handle({ ctx, actor, body }) {
    return { room: await presentRoom(ctx, actor, await setTeamDefault(ctx, actor, body)) };
  },
});
