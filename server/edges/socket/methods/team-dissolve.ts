import { convertToChannel } from '../../../domain/teams/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const teamDissolve = method({
  event: 'team:dissolve',
  access: 'user',
  async handle({ ctx, actor, input: { teamId, roomIds } }) {
    return presentRoom(await convertToChannel(ctx, actor, { team: { teamId }, roomIds }));
  },
});
