import { leaveTeam } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';

export const teamLeave = method({
  event: 'team:leave',
  access: 'user',
  async handle({ ctx, actor, input: { teamId, roomIds } }) {
    await leaveTeam(ctx, actor, { team: { teamId }, roomIds });
    return {};
  },
});
