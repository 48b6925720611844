import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { ban, unban } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { selectUser, userSelector } from '../select-user.ts';

/** Takes somebody out of a room for good, or lets them come back. */
export function banning(verb: 'banUser' | 'unbanUser') {
  return endpoint({
    route: `POST /api/v1/rooms.${verb}`,
    access: 'user',
    body: z.object({ ...userSelector, roomId: idSchema }),
    async handle({ ctx, actor, body: { roomId, ...person } }) {
      const user = await selectUser(ctx, actor, person);
      await (verb === 'banUser' ? ban : unban)(ctx, actor, { roomId, userId: user._id });
      return {};
    },
  });
}
