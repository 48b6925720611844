import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { removeFromTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { ids } from '../fields.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

export const teamsRemoveMember = endpoint({
  route: 'POST /api/v1/teams.removeMember',
  access: 'user',
  body: z.object({ ...teamSelector, userId: idSchema, rooms: ids.default([]) }),
  async handle({ ctx, actor, body }) {
    await removeFromTeam(ctx, actor, { team: selectTeam(body), userId: body.userId, roomIds: body.rooms });
    return {};
  },
});
