import { closePoll } from '../../../domain/polls/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const pollClose = method({
  event: 'poll:close',
  access: 'user',
  handle: async ({ ctx, actor, input }) => presentMessage(await closePoll(ctx, actor, input)),
});
