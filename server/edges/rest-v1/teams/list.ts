import { z } from 'zod';
import { listOwnTeams } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { counts, cut, pageOf, paging } from '../paging.ts';
import { presentTeams } from '../present-team.ts';

/** The teams that one is in, by name. */
export const teamsList = endpoint({
  route: 'GET /api/v1/teams.list',
  access: 'user',
  query: z.object(paging),
  async handle({ ctx, actor, query }) {
    const page = pageOf(ctx, query);
    const { rows, total } = cut(await listOwnTeams(ctx, actor), page);
    const teams = await presentTeams(ctx, actor, rows);
    return { teams, ...counts(teams, page, total) };
  },
});
