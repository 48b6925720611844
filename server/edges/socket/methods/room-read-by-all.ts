import { roomReadByAll as readByAll } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';

export const roomReadByAll = method({
  event: 'room:read-by-all',
  access: 'user',
  async handle({ ctx, actor, input }) {
    return { seq: await readByAll(ctx, actor, input.roomId) };
  },
});
