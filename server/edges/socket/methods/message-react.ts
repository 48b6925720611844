import { react } from '../../../domain/messages/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const messageReact = method({
  event: 'message:react',
  access: 'user',
  sends: true,
  async handle({ ctx, actor, input }) {
    return presentMessage(await react(ctx, actor, input));
  },
});
