import { setPinned } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messagePin = method({
  event: 'message:pin',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    return presentMessage((await setPinned(ctx, actor, input)).message);
  },
});
