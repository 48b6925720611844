import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { isMember } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { selectUser, userSelector } from '../select-user.ts';

/** Whether somebody is in a room that one sees oneself. */
export const roomsIsMember = endpoint({
  route: 'GET /api/v1/rooms.isMember',
  access: 'user',
  query: z.object({ ...userSelector, roomId: idSchema }),
  async handle({ ctx, actor, query: { roomId, ...person } }) {
    const user = await selectUser(ctx, actor, person);
    return { isMember: await isMember(ctx, actor, { roomId, userId: user._id }) };
  },
});
