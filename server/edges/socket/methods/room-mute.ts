import { setMuted } from '../../../domain/rooms/index.ts';
import { method } from '../method.ts';

export const roomMute = method({
  event: 'room:mute',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    await setMuted(ctx, actor, input);
    return {};
  },
});
