import { setTeamDefault } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const teamSetDefault = method({
  event: 'team:set-default',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentRoom(await setTeamDefault(ctx, actor, input)),
});
