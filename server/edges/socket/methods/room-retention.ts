import { setRetention } from '../../../domain/retention/index.ts';
import { method } from '../method.ts';
import { presentRoom } from '../present-room.ts';

export const roomRetention = method({
  event: 'room:retention',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentRoom(await setRetention(ctx, actor, input)),
});
