import { startCall } from '../../../domain/video/index.ts';
import { method } from '../method.ts';
import { presentCall } from '../present-call.ts';
import { presentMessage } from '../present-message.ts';

export const videoStart = method({
  event: 'video:start',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    const { message, call } = await startCall(ctx, actor, input);
    return { message: presentMessage(message), call: presentCall(call) };
  },
});
