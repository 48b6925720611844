import { z } from 'zod';
import { isRoomNameTaken } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { name } from '../fields.ts';

/** Whether a new room may have this name; private rooms hold theirs too. */
export const roomsNameExists = endpoint({
  route: 'GET /api/v1/rooms.nameExists',
  access: 'user',
  query: z.object({ roomName: name }),
  handle: async ({ ctx, actor, query: { roomName } }) => ({ exists: await isRoomNameTaken(ctx, actor, roomName) }),
});
