import { z } from 'zod';
import { leaveTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { ids } from '../fields.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

/** Leaves a team and the chosen ones of its rooms. */
export const teamsLeave = endpoint({
  route: 'POST /api/v1/teams.leave',
  access: 'user',
  body: z.object({ ...teamSelector, rooms: ids.default([]) }),
  async handle({ ctx, actor, body }) {
    await leaveTeam(ctx, actor, { team: selectTeam(body), roomIds: body.rooms });
    return {};
  },
});
