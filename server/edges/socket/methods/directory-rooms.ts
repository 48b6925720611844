import { directoryOfRooms } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const directoryRooms = method({
  event: 'directory:rooms',
  access: 'user',
  async handle({ ctx, actor, input }) {
    const { rooms, total } = await directoryOfRooms(ctx, actor, input);
    return { rooms: rooms.map(({ room, member }) => ({ ...presentRoom(room), joined: member !== null })), total };
  },
});
