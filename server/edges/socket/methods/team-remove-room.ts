import { removeRoomFromTeam } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';

export const teamRemoveRoom = method({
  event: 'team:remove-room',
  access: 'user',
  async handle({ ctx, actor, input: { teamId, roomId } }) {
    await removeRoomFromTeam(ctx, actor, { team: { teamId }, roomId });
    return {};
  },
});
