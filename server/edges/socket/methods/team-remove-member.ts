import { removeFromTeam } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';

export const teamRemoveMember = method({
  event: 'team:remove-member',
  access: 'user',
  async handle({ ctx, actor, input: { teamId, ...input } }) {
    await removeFromTeam(ctx, actor, { team: { teamId }, ...input });
    return {};
  },
});
