import { createPoll } from '../../../domain/polls/index.ts';
import { method } from '../method.ts';
import { presentMessage } from '../present-message.ts';

export const pollCreate = method({
  event: 'poll:create',
  access: 'user',
  sends: true,
  handle: async ({ ctx, actor, input }) => presentMessage(await createPoll(ctx, actor, input)),
});
