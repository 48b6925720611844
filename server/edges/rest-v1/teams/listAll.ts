import { z } from 'zod';
import { listAllTeams } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, pageOf, paging } from '../paging.ts';
import { presentTeams } from '../present-team.ts';

export const teamsListAll = endpoint({
  route: 'GET /api/v1/teams.listAll',
  access: { permission: 'view-all-teams' },
  query: z.object(paging),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const { teams: rooms, total } = await listAllTeams(ctx, actor, { filter: '', ...page });
    const teams = await presentTeams(ctx, actor, rooms);
    return { teams, ...counts(teams, page, total) };
  },
});
