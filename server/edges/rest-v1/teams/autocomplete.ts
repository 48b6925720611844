import { z } from 'zod';
import { listOwnTeams } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';

const MOST = 10;

/** One's teams to choose from while a name is typed. */
export const teamsAutocomplete = endpoint({
  route: 'GET /api/v1/teams.autocomplete',
  access: 'user',
  query: z.object({ name: z.string().max(100).default('') }),
  async handle({ ctx, actor, query }) {
    const filter = query.name.toLowerCase();
    const teams = (await listOwnTeams(ctx, actor)).filter((team) =>
      team.searchKeys.some((key) => key.startsWith(filter)),
    );
    return {
      teams: teams.slice(0, MOST).map((team) => ({
        _id: team._id,
        name: team.name,
        fname: team.displayName,
        roomId: team._id,
        teamId: team._id,
        t: team.kind === 'channel' ? 'c' : 'p',
      })),
    };
  },
});
