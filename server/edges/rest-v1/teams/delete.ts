import { z } from 'zod';
import { deleteTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { ids } from '../fields.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

/** Erases a team with the chosen ones of its rooms; the others stand by themselves. */
export const teamsDelete = endpoint({
  route: 'POST /api/v1/teams.delete',
  access: 'user',
  body: z.object({ ...teamSelector, roomsToRemove: ids.default([]) }),
  async handle({ ctx, actor, body }) {
    await deleteTeam(ctx, actor, { team: selectTeam(body), roomIds: body.roomsToRemove });
    return {};
  },
});
