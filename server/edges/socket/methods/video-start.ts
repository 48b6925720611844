import { startCall } from '../../../domain/video/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const videoStart = method({
  event: 'video:start',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    return presentMessage(await startCall(ctx, actor, input));
  },
});
