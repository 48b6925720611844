import { listBanned } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';

export const roomBanned = method({
  event: 'room:banned',
  access: 'user',
  async handle({ ctx, actor, input: { roomId } }) {
    const banned = await listBanned(ctx, actor, roomId);
    return banned.map(({ _id: id, username, name }) => ({ id, username, name }));
  },
});
