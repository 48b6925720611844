import { z } from 'zod';
import { idSchema } from '../../../contracts/ids.ts';
import { getAnyRoom } from '../../../domain/rooms/index.ts';
import { endpoint } from '../../http/endpoint.ts';
import { presentRoom } from '../present-room.ts';

export const roomsAdminRoomsGetRoom = endpoint({
  route: 'GET /api/v1/rooms.adminRooms.getRoom',
  access: { permission: 'view-room-administration' },
  query: z.object({ rid: idSchema }),
  handle: async ({ ctx, actor, query: { rid } }) => presentRoom(ctx, actor, await getAnyRoom(ctx, actor, rid)),
});
