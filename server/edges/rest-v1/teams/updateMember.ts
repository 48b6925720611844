import { z } from 'zod';
import { setTeamRoles } from '../../../domain/teams/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { selectTeam, teamSelector } from '../select-team.ts';
import { newcomer } from './newcomer.ts';

export const teamsUpdateMember = endpoint({
  route: 'POST /api/v1/teams.updateMember',
  access: 'user',
  body: z.object({ ...teamSelector, member: newcomer }),
  async handle({ ctx, actor, body }) {
    await setTeamRoles(ctx, actor, { team: selectTeam(body), ...body.member });
    return {};
  },
});
