import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { setMuted } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { selectUser, userSelector } from '../select-user.ts';

/** Takes somebody's voice in a room, or gives it back. */
export function mutingOf(verb: 'muteUser' | 'unmuteUser') {
  return endpoint({
    route: `POST /api/v1/rooms.${verb}`,
    access: 'user',
    body: z.object({ ...userSelector, roomId: idSchema }),
    async handle({ ctx, actor, body: { roomId, ...person } }) {
      const user = await selectUser(ctx, actor, person);
      await setMuted(ctx, actor, { roomId, userId: user._id, muted: verb === 'muteUser' });
      return {};
    },
  });
}
