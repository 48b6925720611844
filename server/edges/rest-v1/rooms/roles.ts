import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoles } from '../room-verbs/roles.ts';

export const roomsRoles = endpoint({
  route: 'GET /api/v1/rooms.roles',
  access: 'user',
  query: z.object({ roomId: idSchema }),
  handle: async ({ ctx, actor, query: { roomId } }) => ({ roles: await presentRoles(ctx, actor, roomId) }),
});
