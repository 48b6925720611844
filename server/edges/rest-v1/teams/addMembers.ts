import { z } from 'zod';
import { addToTeam } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { selectTeam, teamSelector } from '../select-team.ts';
import { newcomer } from './newcomer.ts';

export const teamsAddMembers = endpoint({
  route: 'POST /api/v1/teams.addMembers',
  access: 'user',
  body: z.object({ ...teamSelector, members: z.array(newcomer).min(1).max(1000) }),
  async handle({ ctx, actor, body }) {
    await addToTeam(ctx, actor, { team: selectTeam(body), members: body.members });
    return {};
  },
});
