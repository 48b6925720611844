import { convertToTeam } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const teamConvert = method({
  event: 'team:convert',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentRoom(await convertToTeam(ctx, actor, input)),
});
