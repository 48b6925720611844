import { setRoomRole } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';

export const roomSetRole = method({
  event: 'room:set-role',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    await setRoomRole(ctx, actor, input);
    return {};
  },
});
