import { z } from 'zod';
import { accessTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentTeam } from '../present-team.ts';
import { selectTeam, teamSelector } from '../select-team.ts';

export const teamsInfo = endpoint({
  route: 'GET /api/v1/teams.info',
  access: 'user',
  query: z.object(teamSelector),
  async handle({ ctx, actor, query }) {
    const { room } = await accessTeam(ctx, actor, selectTeam(query));
    return { teamInfo: await presentTeam(ctx, actor, room) };
  },
});
