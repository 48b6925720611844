import { changeRoom } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const roomChange = method({
  event: 'room:change',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    return presentRoom(await changeRoom(ctx, actor, input));
  },
});
