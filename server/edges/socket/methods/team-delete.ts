import { deleteTeam } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';

export const teamDelete = method({
  event: 'team:delete',
  access: 'user',
  async handle({ ctx, actor, input: { teamId, roomIds } }) {
    await deleteTeam(ctx, actor, { team: { teamId }, roomIds });
    return {};
  },
});
