import { setArchived } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const roomArchive = method({
  event: 'room:archive',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    return presentRoom(await setArchived(ctx, actor, input));
  },
});
